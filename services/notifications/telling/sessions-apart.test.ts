import * as cases from '@wangge/cases/contract'
import type { Fact } from '@wangge/contract'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

// 22:00 in the county, and the next day at 07:50, 08:00 and 09:30
const night = '2026-11-24T14:00:00.000Z'
const [early, dawn, later] = ['2026-11-24T23:50:00.000Z', '2026-11-25T00:00:00.000Z', '2026-11-25T01:30:00.000Z']
const mediation = { ...cases.sessionScheduled.example.mediation, mediatorId: 'worker' }

/** A night in which the farmer is told of sessions, one fact after the other. */
const aNightOfSessions = async () => {
  const box = await aPostbox({ now: night })
  const { ops, subject } = await box.engine.vault.enrol('dispute', { kind: 'dispute' })
  await box.table.write(ops)
  let rev = 0
  const tell = async (fact: Fact, session: number, sessionAt: string, data: object = {}) => {
    rev += 1
    const sealedPlace = subject.seal('note', '村调解室').sealed
    const telling = { partyIds: ['farmer'], disputeId: 'dispute', session, sessionAt, sealedPlace }
    const said = {
      ...aStanding,
      class: 'mediation',
      category: 'dispute-family',
      mediation,
      session,
      sessionAt,
      telling,
    }
    await box.tell(fact, { ...said, ...data } as never, { rev })
    await box.drain()
  }
  const texts = () => box.handed.map(({ text }) => text)
  return { ...box, tell, texts }
}

describe('what is told of two sessions', () => {
  it('C18 H1 one that is cancelled before the morning is told at once, and the other in the morning', async () => {
    const box = await aNightOfSessions()
    await box.tell(cases.sessionScheduled, 1, early)
    await box.tell(cases.sessionScheduled, 2, later)
    await box.tell(cases.sessionCancelled, 1, early)
    expect(box.texts()).toEqual([
      expect.stringContaining('定于11月25日07:50'),
      expect.stringMatching(/^[^。]*原定11月25日07:50的调解会取消[^。]*。事项[^。]*。$/),
    ])
    await box.sweepAt(dawn)
    expect(box.texts().slice(2)).toEqual([expect.stringContaining('定于11月25日09:30')])
  })

  it.each([
    ['the mediation ended', cases.mediationEnded, { outcome: 'withdrawn', onTime: true }, '取消'],
    ['they take no part', cases.partyRemoved, { partyId: 'farmer', parties: 1, erased: false }, '不必参加'],
  ])('C18 H1 neither is waited for once %s', async (_what, fact, data, says) => {
    const box = await aNightOfSessions()
    await box.tell(cases.sessionScheduled, 1, early)
    await box.tell(cases.sessionScheduled, 2, later)
    await box.tell(fact, 1, early, data)
    await box.sweepAt(dawn)
    expect(box.texts().slice(1)).toEqual([expect.stringContaining(says)])
  })

  it('C18 H1 one that is moved away from before the morning is told at once', async () => {
    const box = await aNightOfSessions()
    await box.tell(cases.sessionScheduled, 1, early)
    await box.tell(cases.sessionMoved, 1, '2026-11-27T01:30:00.000Z', { previousAt: early })
    expect(box.texts()[1]).toContain('原定11月25日07:50的调解会改为11月27日09:30')
  })
})
