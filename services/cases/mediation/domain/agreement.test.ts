import { later, members } from '../../case/testing/a-case.ts'
import { agreement, aSealedText, asOpened, at, seal, setting } from '../testing/a-mediation.ts'
import { endMediation } from './end.ts'
import { attachAgreement, confirmAgreement, followUp, remindFollowUp } from './follow-up.ts'
import type { Mediated } from './mediated.ts'
import { reopenMediation } from './open.ts'

const { worker } = members

describe('an agreement and its follow-ups', () => {
  it.each([
    ['agreement', { outcome: 'agreed' as const }],
    ['agreement.text', { outcome: 'agreed' as const, agreement: { ...agreement, text: undefined } }],
    ['agreement.text', { outcome: 'agreed' as const, agreement: { form: 'written' as const, terms: [] } }],
    [
      'agreement.terms.0.dueOn',
      { outcome: 'agreed' as const, agreement: { ...agreement, terms: [{ what: aSealedText, dueOn: '2026-11-22' }] } },
    ],
    ['reason', { outcome: 'failed' as const }],
    ['agreement', { outcome: 'withdrawn' as const, reason: '不调了', agreement }],
  ])('C18 refuses an end whose %s is wrong', (path, end) => {
    const { state, mediation } = asOpened()
    expect(() => endMediation(state, mediation, end, worker, setting, seal)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path })] }),
    )
  })

  it('C18 is asked after on the days the county says and the day each term is due; kept to the last it is fulfilled', () => {
    const opened = asOpened()
    let now: Mediated = endMediation(
      opened.state,
      opened.mediation,
      { outcome: 'agreed', agreement },
      worker,
      setting,
      seal,
    )
    expect(now.mediation.followUpOn).toBe('2026-12-23')
    const ask = (kept: boolean, at: string) => followUp(now.state, now.mediation, { kept }, worker, later(setting, at))
    const dueOn = '2026-12-23'
    // its day begins at midnight in the county
    expect(() => ask(true, '2026-12-22T15:59:59.999Z')).toThrow(
      expect.objectContaining({ code: 'conflict', facts: { dueOn } }),
    )
    expect(ask(false, setting.now).mediation.step).toBe('broken')
    now = ask(true, '2026-12-22T16:00:00.000Z')
    expect([now.mediation.step, now.mediation.followUpOn]).toEqual(['agreed', '2027-01-10'])
    now = ask(true, '2027-01-10T02:00:00.000Z')
    expect([now.mediation.step, now.mediation.followUpOn]).toEqual(['fulfilled', undefined])
    expect(now.mediation.followUps?.map(({ kept, memberId }) => [kept, memberId])).toEqual([
      [true, 'worker'],
      [true, 'worker'],
    ])
  })

  it('C18 the timer reminds of each follow-up once, when its day has come, and of none when it is over', () => {
    const agreed = at('agreed')
    const remind = (found: Mediated, now: string) => remindFollowUp(found.state, found.mediation, later(setting, now))
    expect(remind(agreed, '2026-12-22T15:59:59.999Z')).toBeUndefined()
    const reminded = remind(agreed, '2026-12-22T16:00:00.000Z') as Mediated
    expect(reminded.entries).toMatchObject([{ actor: { kind: 'timer' }, data: { dueOn: '2026-12-23' } }])
    expect([reminded.mediation.step, remind(reminded, '2027-03-01T00:00:00.000Z')]).toEqual(['agreed', undefined])
    for (const step of ['opened', 'failed', 'fulfilled', 'broken'] as const)
      expect(remind(at(step), '2027-03-01T00:00:00.000Z')).toBeUndefined()
  })

  it('C18 takes a court’s confirmation once, dated between the agreement and today', () => {
    const { state, mediation } = at('agreed')
    const confirm = (on: string, one = mediation) =>
      confirmAgreement(state, one, { reference: '民特12号', on }, worker, setting)
    for (const on of ['2026-11-22', '2026-11-24'])
      expect(() => confirm(on)).toThrow(expect.objectContaining({ fields: [expect.objectContaining({ path: 'on' })] }))
    const confirmed = confirm('2026-11-23').mediation
    expect(confirmed.agreement?.confirmation).toEqual({ reference: '民特12号', on: '2026-11-23' })
    expect(() => confirm('2026-11-23', confirmed)).toThrow(expect.objectContaining({ code: 'conflict' }))
  })

  it('C18 mediated again it is pending, with a new time limit, and how it had ended is kept', () => {
    const { state, mediation } = at('broken')
    const then = later(setting, '2027-01-11T02:00:00.000Z')
    const again = reopenMediation(state, mediation, { reason: '又堵' }, worker, then).mediation
    expect(again).toMatchObject({
      step: 'opened',
      openedAt: setting.now,
      dueAt: '2027-02-10T16:00:00.000Z',
      before: [{ step: 'broken', endedAt: setting.now, reopenedAt: then.now }],
    })
    expect([again.endedAt, again.agreement, again.followUps]).toEqual([undefined, undefined, undefined])
  })

  it('C18 its signed paper comes with it or later, once, and only where it is written', () => {
    const { state, mediation } = at('agreed')
    const attach = (one = mediation) => attachAgreement(state, one, { fileId: 'f1' }, worker, setting)
    const attached = attach()
    expect(attached.mediation.agreement).toMatchObject({ form: 'written', fileId: 'f1' })
    expect(attached.entries[0]?.data).toMatchObject({ fileId: 'f1', mediation: { step: 'agreed' } })
    const opened = asOpened()
    const oral = endMediation(opened.state, opened.mediation, { outcome: 'agreed', agreement }, worker, setting, seal)
    for (const one of [attached.mediation, oral.mediation])
      expect(() => attach(one)).toThrow(expect.objectContaining({ code: 'conflict' }))
  })
})
