import { later, members } from '../../case/testing/a-case.ts'
import { aHeldSession, asOpened, at, seal, setting } from '../testing/a-mediation.ts'
import { addParty, correctParty, removeParty } from './parties.ts'
import { holdSession, scheduleSession } from './session.ts'

const { worker } = members
const { state, mediation } = asOpened()
const planned = { at: '2026-11-25T06:30:00.000Z', place: '村调解室' }
const awaiting = scheduleSession(state, mediation, planned, worker, setting, seal)
const fourth = { partyId: 'p4', role: 'respondent' } as const

describe('the parties to a mediation', () => {
  it('C18 one is added, and told of the session that is waited for', () => {
    const added = addParty(state, awaiting.mediation, fourth, worker, setting, seal)
    expect(added.mediation.parties.at(-1)).toEqual(fourth)
    const { data } = added.entries[0] ?? {}
    expect(data).toMatchObject({ partyId: 'p4', parties: 4, telling: { partyIds: ['p4'], sessionAt: planned.at } })
    const none = addParty(state, mediation, fourth, worker, setting, seal)
    expect(none.entries[0]?.data.telling).toBeUndefined()
    const over = addParty(state, awaiting.mediation, fourth, worker, later(setting, '2026-11-25T06:30:00.000Z'), seal)
    expect(over.entries[0]?.data.telling).toBeUndefined()
  })

  it('C18 up to twenty, and never fewer than two', () => {
    let now = mediation
    for (let n = 4; n <= 20; n++)
      now = addParty(state, now, { ...fourth, partyId: `p${n}` }, worker, setting, seal).mediation
    const full = () => addParty(state, now, { ...fourth, partyId: 'p21' }, worker, setting, seal)
    expect(full).toThrow(expect.objectContaining({ code: 'conflict', facts: { most: 20 } }))
    const remove = (one = mediation, partyId = 'p3') =>
      removeParty(state, one, { partyId, reason: '登记有误' }, worker, setting, seal)
    const two = remove().mediation
    expect(() => remove(two, 'p2')).toThrow(expect.objectContaining({ code: 'conflict', facts: { fewest: 2 } }))
  })

  it('C18 who came to a session stays on record and is told no more; who never did is gone', () => {
    const came = holdSession(
      state,
      awaiting.mediation,
      { ...aHeldSession, attended: ['p3'] },
      worker,
      setting,
    ).mediation
    const left = removeParty(state, came, { partyId: 'p3', reason: '不再参加' }, worker, setting, seal)
    expect(left.mediation.parties.at(-1)).toEqual({ partyId: 'p3', role: 'respondent', leftAt: setting.now })
    expect(left.entries[0]).toMatchObject({ note: '不再参加', data: { partyId: 'p3', parties: 2, erased: false } })
    expect(left.entries[0]?.data.telling).toMatchObject({ partyIds: ['p3'], sessionAt: planned.at })
    const next = scheduleSession(state, left.mediation, planned, worker, setting, seal)
    expect(next.entries[0]?.data.telling).toMatchObject({ partyIds: ['p1', 'p2'] })
    expect(() => holdSession(state, left.mediation, { ...aHeldSession, attended: ['p3'] }, worker, setting)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path: 'attended.0', allowed: ['p1', 'p2'] })] }),
    )
    const gone = removeParty(state, awaiting.mediation, { partyId: 'p3', reason: '登记有误' }, worker, setting, seal)
    expect(gone.mediation.parties.map(({ partyId }) => partyId)).toEqual(['p1', 'p2'])
    expect(gone.entries[0]?.data).toMatchObject({ erased: true })
    expect(gone.entries[0]?.data.telling).toBeUndefined()
  })

  it('C18 is corrected, and told again when reached otherwise; the ledger says which of it, never what', () => {
    const correct = (what: object, one = awaiting.mediation) =>
      correctParty(state, one, { partyId: 'p1', changed: [], ...what }, worker, setting, seal)
    const reached = correct({ changed: ['phone'] }).entries[0]?.data
    expect(reached).toMatchObject({ changed: ['phone'], telling: { partyIds: ['p1'] } })
    expect(correct({ changed: ['name'] }).entries[0]?.data.telling).toBeUndefined()
    const turned = correct({ role: 'respondent' })
    expect([turned.mediation.parties[0]?.role, turned.entries[0]?.data.changed]).toEqual(['respondent', ['role']])
    for (const nothing of [{}, { role: 'applicant' }])
      expect(() => correct(nothing)).toThrow(expect.objectContaining({ code: 'invalid' }))
    expect(correct({ changed: ['phone'] }, at('agreed').mediation).mediation.step).toBe('agreed')
  })

  it('C18 refuses whoever is no party', () => {
    const unknown = expect.objectContaining({ fields: [expect.objectContaining({ path: 'partyId' })] })
    const what = { partyId: 'stranger', changed: ['name' as const], reason: '误' }
    expect(() => correctParty(state, mediation, what, worker, setting, seal)).toThrow(unknown)
    expect(() => removeParty(state, mediation, what, worker, setting, seal)).toThrow(unknown)
  })
})
