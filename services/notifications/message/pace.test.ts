import * as cases from '@wangge/cases/contract'
import { putNew } from '@wangge/table'
import { ProvenRow } from '@wangge/vault/proven'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

const morning = '2026-11-24T02:00:00.000Z'
const after = (minutes: number) => new Date(Date.parse(morning) + minutes * 60_000).toISOString()
const received = { ...aStanding, source: 'resident', parentId: undefined } as const
const numbered = (n: number) => `7KM3QX9T${String(n).padStart(2, '0')}`
type Box = Awaited<ReturnType<typeof aPostbox>>

/** So many reports with one number, whoever they are by; only what the reporter is told counts here. */
const reports = async (box: Box, many: number, from = 0) => {
  for (let n = from; n < from + many; n++)
    await box.tell(cases.caseReported, { ...received, caseId: numbered(n) }, { id: `report-${n}` })
  await box.drain()
}
const toldFarmer = (box: Box) => box.handed.filter(({ to }) => to === box.phoneOf('farmer'))
const prove = async (box: Box) => {
  const number = await box.engine.vault.blindIndex('phone', box.phoneOf('farmer'))
  await box.table.write([putNew(ProvenRow, { number, until: Math.floor(Date.parse(morning) / 1000) + 86_400 })])
}

describe('texts to a number that nobody has shown to be theirs', () => {
  it('H1 are sent once a minute, five times an hour, ten times a day; each of the others ends and says why', async () => {
    const box = await aPostbox()
    await reports(box, 20)
    expect(toldFarmer(box)).toHaveLength(1)
    expect(await box.messagesTo(numbered(7))).toMatchObject([{ state: 'dropped', why: 'too-many', tries: 0 }])
    for (let n = 1; n < 10; n++) {
      box.clock.now = after(n)
      await reports(box, 1, 20 + n)
    }
    expect(toldFarmer(box)).toHaveLength(5)
    for (let n = 1; n < 10; n++) {
      box.clock.now = after(n * 70)
      await reports(box, 1, 40 + n)
    }
    expect(toldFarmer(box)).toHaveLength(10)
  })

  it('H1 at the pace that the county says', async () => {
    const box = await aPostbox({ config: { messages: { unproven: [{ seconds: 60, most: 3 }] } } })
    await reports(box, 5)
    expect(toldFarmer(box)).toHaveLength(3)
  })

  it('H1 C12 an answer may follow at once, and waits for room once there were too many in the hour', async () => {
    const box = await aPostbox()
    await reports(box, 1)
    const answered = { ...received, step: 'answered', final: true } as const
    for (let n = 1; n <= 5; n++)
      await box.tell(cases.caseAnswered, { ...answered, caseId: numbered(n), text: `第${n}次` })
    await box.drain()
    expect(toldFarmer(box)).toHaveLength(5)
    await box.sweepAt(after(59))
    expect(toldFarmer(box)).toHaveLength(5)
    await box.sweepAt(after(60))
    expect(toldFarmer(box).at(-1)?.text).toContain('第5次')
  })

  it('H1 are not paced once somebody has entered a code that came to it, and those to members never are', async () => {
    const box = await aPostbox()
    await prove(box)
    await reports(box, 20)
    expect(toldFarmer(box)).toHaveLength(20)
    expect(box.handed).toHaveLength(40)
  })
})
