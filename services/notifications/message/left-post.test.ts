import { Posts, Rights } from '@wangge/access'
import { caseUrged, viewerNamed } from '@wangge/cases/contract'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

// 21:30 in the county, and when the digests of the next day are due
const [night, dawn] = ['2026-11-24T13:30:00.000Z', '2026-11-25T00:30:00.000Z']
const urged = { ...aStanding, holder: { ...aStanding.holder, memberId: 'worker' }, by: 'timer' } as const

/** A text to the worker waits for the morning; who fills the post by then. */
const waiting = async (memberIds: readonly string[]) => {
  const box = await aPostbox({ now: night })
  await box.tell(caseUrged, urged)
  const row = await box.table.need(Posts, { areaId: place.grid })
  const posts = memberIds.map((memberId) => ({ role: 'grid-worker' as const, memberId, from: night }))
  await box.table.write([put(Posts, { ...row, posts })])
  await box.sweepAt(dawn)
  await box.drain()
  await box.sweepAt(dawn)
  return box
}

describe('a text that waits for the morning', () => {
  it('B12 H1 is for whoever fills the post then, once, when its recipient has left it', async () => {
    const box = await waiting(['neighbour', 'secretary'])
    expect(Object.keys(box.shown()).sort()).toEqual(['neighbour', 'secretary'])
    expect(box.handed).toHaveLength(2)
    expect(await box.messagesTo('worker')).toMatchObject([{ state: 'dropped' }])
  })

  it('B12 C20 is for nobody when it was for one by name who has left every post', async () => {
    for (const [hasLeft, shown] of [
      [true, []],
      [false, ['secretary']],
    ] as const) {
      const box = await aPostbox({ now: night })
      await box.tell(viewerNamed, { ...aStanding, confidential: true, viewerId: 'secretary' })
      const rights = await box.table.need(Rights, { memberId: 'secretary' })
      if (hasLeft)
        await box.table.write([
          put(Rights, { ...rights, grants: rights.grants.map((grant) => ({ ...grant, to: night })) }),
        ])
      await box.sweepAt(dawn)
      expect(Object.keys(box.shown())).toEqual(shown)
      const [state, why] = hasLeft ? ['dropped', 'not-in-post'] : ['delivered', undefined]
      expect(await box.messagesTo('secretary')).toMatchObject([{ state, ...(why && { why }) }])
    }
  })

  it('B12 H1 is for nobody while nobody fills it, and stays with one who does', async () => {
    const empty = await waiting([])
    expect(empty.handed).toEqual([])
    const same = await waiting(['worker', 'neighbour'])
    expect(Object.keys(same.shown())).toEqual(['worker'])
  })
})
