import * as cases from '@wangge/cases/contract'
import type { Fact } from '@wangge/contract'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

const { caseId: number } = aStanding
const mediation = { ...cases.sessionScheduled.example.mediation, mediatorId: 'worker' }
const sessionAt = '2026-11-25T06:30:00.000Z'
const previousAt = '2026-11-24T06:30:00.000Z'
const standing = { ...aStanding, mediation, session: 1, sessionAt, category: 'dispute-family', class: 'mediation' }

/** A dispute between the farmer and a guest who reads English, and its room where they meet. */
const between = async (place = '村调解室', partyIds = ['farmer', 'guest']) => {
  const box = await aPostbox()
  const { ops, subject } = await box.engine.vault.enrol('dispute', { kind: 'dispute' })
  await box.table.write(ops)
  const telling = { partyIds, disputeId: 'dispute', sessionAt, sealedPlace: subject.seal('note', place).sealed }
  const shownOf = async (fact: Fact, data: object) => {
    await box.tell(fact, { ...standing, telling, ...data } as never)
    await box.drain()
    return box.shown()
  }
  return { ...box, telling, shownOf }
}

const told: [what: string, fact: Fact, data: object, farmer: string, guest: string][] = [
  [
    'scheduled',
    cases.sessionScheduled,
    {},
    `【网格服务】您参加的调解会定于11月25日14:30在村调解室举行，请准时到场。事项${number}。`,
    `【网格服务】Your mediation session is on 25 Nov 14:30, at 村调解室. Please come. Case ${number}.`,
  ],
  [
    'moved',
    cases.sessionMoved,
    { previousAt },
    `【网格服务】原定11月24日14:30的调解会改为11月25日14:30在村调解室举行，请准时到场。事项${number}。`,
    `【网格服务】Your mediation session of 24 Nov 14:30 is now on 25 Nov 14:30, at 村调解室. Case ${number}.`,
  ],
  [
    'cancelled',
    cases.sessionCancelled,
    {},
    `【网格服务】原定11月25日14:30的调解会取消，不必到场。事项${number}。`,
    `【网格服务】The mediation session of 25 Nov 14:30 is off. Case ${number}.`,
  ],
  [
    'off because the mediation has ended',
    cases.mediationEnded,
    { outcome: 'withdrawn', onTime: true },
    `【网格服务】原定11月25日14:30的调解会取消，不必到场。事项${number}。`,
    `【网格服务】The mediation session of 25 Nov 14:30 is off. Case ${number}.`,
  ],
  [
    'held without them',
    cases.partyRemoved,
    { partyId: 'farmer', parties: 2, erased: false },
    `【网格服务】您不必参加11月25日14:30的调解会。事项${number}。`,
    `【网格服务】You need not come to the mediation session of 25 Nov 14:30. Case ${number}.`,
  ],
]

describe('what parties are told of a session', () => {
  it.each(told)('C18 H1 %s: when and where, each in their language', async (_what, fact, data, farmer, guest) => {
    const box = await between()
    expect(await box.shownOf(fact, data)).toEqual({ farmer, guest })
  })

  it.each([
    ['was added', cases.partyAdded],
    ['was written down wrong', cases.partyCorrected],
  ])('C18 H1 who %s hears of the session that is waited for', async (_what, fact) => {
    const box = await between('村调解室', ['farmer'])
    const shown = await box.shownOf(fact, { partyId: 'farmer', parties: 3, changed: ['phone'] })
    expect(shown).toEqual({ farmer: expect.stringContaining('定于11月25日14:30在村调解室') })
    expect(box.handed).toHaveLength(1)
  })

  it.each(told)('C18 C20 %s: of a confidential one not even that it is a mediation', async (_what, fact, data) => {
    const box = await between('便民中心二楼')
    const shown = Object.values(await box.shownOf(fact, { ...data, confidential: true }))
    expect(shown).toHaveLength(2)
    for (const text of shown) {
      expect(text).toMatch(/11月25日14:30|25 Nov 14:30/)
      expect(text).not.toMatch(new RegExp(`${number}|调解|纠纷|事项|mediation|session|case|dispute`, 'i'))
    }
    expect((await box.messagesTo(number)).every(({ confidential }) => confidential === true)).toBe(true)
  })

  it('C18 I5 nobody once the dispute’s words are erased, and nobody of a session that is over', async () => {
    const erased = await between()
    await erased.erase('dispute')
    expect(await erased.shownOf(cases.sessionScheduled, {})).toEqual({})
    const late = await between()
    late.clock.now = '2026-11-25T06:30:00.000Z'
    expect(await late.shownOf(cases.sessionScheduled, {})).toEqual({})
  })

  it('C18 H1 a notice whose session begins before the morning goes out at once', async () => {
    const box = await between()
    box.clock.now = '2026-11-24T14:00:00.000Z'
    const telling = { ...box.telling, sessionAt: '2026-11-24T23:50:00.000Z' }
    const shown = await box.shownOf(cases.sessionScheduled, { telling })
    expect(Object.keys(shown).toSorted()).toEqual(['farmer', 'guest'])
  })

  it('C18 H1 one that nobody could send in time is kept as too late', async () => {
    const box = await between()
    box.clock.now = sessionAt
    expect(await box.shownOf(cases.sessionScheduled, {})).toEqual({})
    expect(await box.messagesTo(number)).toMatchObject([
      { state: 'failed', why: 'too-late' },
      { state: 'failed', why: 'too-late' },
    ])
  })
})
