import { later, members } from '../../case/testing/a-case.ts'
import { aHeldSession, asOpened, at, seal, setting, ways } from '../testing/a-mediation.ts'
import type { Mediated } from './mediated.ts'
import { cancelSession, holdSession, moveSession, scheduleSession } from './session.ts'

const { worker } = members
const planned = { at: '2026-11-25T06:30:00.000Z', place: '村调解室' }

describe('a session', () => {
  it('C18 holds what was scheduled, once', () => {
    const opened = asOpened()
    const planned = scheduleSession(
      opened.state,
      opened.mediation,
      { at: '2026-11-25T06:30:00.000Z', place: '调解室' },
      worker,
      setting,
      seal,
    )
    const then = later(setting, '2026-11-25T08:00:00.000Z')
    const done = holdSession(
      planned.state,
      planned.mediation,
      { ...aHeldSession, session: 1, place: undefined },
      worker,
      then,
    )
    expect(done.mediation.sessions).toEqual([{ ...aHeldSession, place: '调解室' }])
    expect(() => holdSession(done.state, done.mediation, { ...aHeldSession, session: 1 }, worker, then)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path: 'session' })] }),
    )
  })

  it.each([
    ['at', { ...aHeldSession, at: '2026-11-24T00:00:00.000Z' }],
    ['attended.1', { ...aHeldSession, attended: ['p1', 'stranger'] }],
    ['attended.1', { ...aHeldSession, attended: ['p1', 'p1'] }],
    ['place', { ...aHeldSession, place: undefined }],
    ['session', { ...aHeldSession, session: 3 }],
    ['attended', { ...aHeldSession, outcome: 'settled' as const, attended: [] }],
    ['outcome', { ...aHeldSession, outcome: 'absent' as const, attended: ['p1', 'p2', 'p3'] }],
  ])('C18 refuses a session whose %s is wrong', (path, session) => {
    const { state, mediation } = asOpened()
    expect(() => holdSession(state, mediation, session, worker, setting)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path })] }),
    )
  })

  /** Opened, with one session to come. */
  const awaiting = (): Mediated<'schedule-session'> => {
    const { state, mediation } = asOpened()
    return scheduleSession(state, mediation, planned, worker, setting, seal)
  }
  const telling = { partyIds: ['p1', 'p2', 'p3'], disputeId: 'said' }

  it('C18 says whom to tell of it, when and where: moved and cancelled too', () => {
    const { state, mediation, entries } = awaiting()
    const told = { ...telling, session: 1, sessionAt: planned.at, sealedPlace: 'sealed 村调解室' }
    expect(entries[0]?.data.telling).toEqual(told)
    const next = { session: 1, at: '2026-11-26T01:00:00.000Z', reason: '一方外出' }
    const moved = moveSession(state, mediation, next, worker, setting, seal)
    expect(moved.entries[0]).toMatchObject({
      note: '一方外出',
      data: { session: 1, previousAt: planned.at, telling: { ...told, sessionAt: next.at } },
    })
    expect(moved.mediation.sessions).toEqual([{ at: next.at, place: '村调解室' }])
    const off = cancelSession(moved.state, moved.mediation, { session: 1, reason: '私下谈' }, worker, setting, seal)
    expect(off.entries[0]?.data.telling).toEqual({ ...told, sessionAt: next.at })
    expect(off.mediation.sessions).toEqual([{ at: next.at, place: '村调解室', cancelled: true }])
  })

  it('C18 what is held or cancelled is not moved, cancelled or held again', () => {
    const { state, mediation } = awaiting()
    const off = cancelSession(state, mediation, { session: 1, reason: '私下谈' }, worker, setting, seal).mediation
    const then = later(setting, '2026-11-25T08:00:00.000Z')
    const done = holdSession(state, mediation, { ...aHeldSession, session: 1 }, worker, then).mediation
    const refused = expect.objectContaining({ fields: [expect.objectContaining({ path: 'session', allowed: [] })] })
    for (const one of [off, done]) {
      const again = { session: 1, at: '2026-11-27T01:00:00.000Z', reason: '又改' }
      expect(() => moveSession(state, one, again, worker, then, seal)).toThrow(refused)
      expect(() => cancelSession(state, one, again, worker, then, seal)).toThrow(refused)
      expect(() => holdSession(state, one, { ...aHeldSession, session: 1 }, worker, then)).toThrow(refused)
    }
  })

  it.each([
    ['into the past', { at: '2026-11-01T00:00:00.000Z' }],
    ['nowhere', {}],
    ['to where it is', planned],
  ])('C18 is not moved %s', (_, to) => {
    const { state, mediation } = awaiting()
    expect(() => moveSession(state, mediation, { session: 1, ...to, reason: '改' }, worker, setting, seal)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path: 'at' })] }),
    )
  })

  it('C18 is off when the mediation ends before it, and the parties are told', () => {
    const { state, mediation } = awaiting()
    for (const end of ways['end-mediation']) {
      const ended = end(state, mediation, worker, setting)
      expect(ended.mediation.sessions).toEqual([{ ...planned, cancelled: true }])
      expect(ended.entries[0]?.data).toMatchObject({ telling: { ...telling, sessionAt: planned.at } })
    }
    const after = later(setting, '2026-11-25T08:00:00.000Z')
    for (const end of ways['end-mediation'])
      expect(end(state, mediation, worker, after).mediation.sessions).toEqual([planned])
    expect(at('failed').entries[0]?.data).not.toHaveProperty('telling')
  })
})
