import * as cases from '@wangge/cases/contract'
import { aNight, reported, worker } from '../testing/a-night.ts'

const asked = { ...reported, subjectId: 'farmer', step: 'waiting', holder: worker, actorId: 'worker' } as const

describe('a resident at night', () => {
  it.each([
    ['a question', cases.residentAsked, { text: '哪一楼？', until: '2026-11-27T16:00:00.000Z' }, '哪一楼'],
    ['progress', cases.caseAnswered, { step: 'accepted', final: false, text: '消防已出动。' }, '消防已出动'],
  ])('C2 H1 hears of their emergency at once, of another case in the morning: %s', async (_what, fact, data, says) => {
    const emergency = await aNight()
    await emergency.tell(fact, { ...asked, class: 'emergency', ...data })
    expect(emergency.shown().farmer).toContain(says)
    const general = await aNight()
    await general.tell(fact, { ...asked, ...data })
    expect(general.shown()).not.toHaveProperty('farmer')
    expect((await general.morning()).farmer).toContain(says)
  })

  it('C2 H1 waits no longer for a text about a case that has become an emergency', async () => {
    const box = await aNight()
    await box.tell(cases.caseAnswered, { ...asked, step: 'reported', final: false, text: '已派人查看。' })
    expect(box.handed).toEqual([])
    const accepted = { step: 'accepted', class: 'emergency', previousClass: 'general', onTime: true }
    await box.tell(cases.caseAccepted, { ...asked, ...accepted })
    expect(box.shown().farmer).toContain('已派人查看')
  })

  it('C12 C13 H1 gets the receipt with the token of what staff took down', async () => {
    const box = await aNight()
    const sealedToken = (await box.engine.vault.subject('farmer'))?.seal('note', '7KM3-QX9T-PD2A-8R4N').sealed ?? ''
    await box.tell(cases.caseReported, { ...reported, step: 'reported', subjectId: 'farmer', sealedToken })
    expect(box.shown()).toEqual({ farmer: expect.stringContaining('7KM3-QX9T-PD2A-8R4N') })
  })
})
