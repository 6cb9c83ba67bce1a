import { reviewMade } from '@wangge/assessments/contract'
import { caseCodeRequested, caseReported } from '@wangge/cases/contract'
import { isUrgent, mayBeUrgent } from '@wangge/contract'
import { codeRequested } from '@wangge/members/contract'
import { templateOf } from '@wangge/texts'
import fc from 'fast-check'
import type * as z from 'zod'
import { aPostbox, aReview, aStanding } from '../testing/a-postbox.ts'
import { toldOfEndings } from './testing/told-endings.ts'
import { toldOfReports } from './testing/told-reports.ts'
import { toldOfWork } from './testing/told-work.ts'

const aReported = { ...aStanding, source: 'resident' } as const

describe('a notice', () => {
  it('H1 one message per event, person and channel, however often the fact comes', async () => {
    const box = await aPostbox()
    for (let n = 0; n < 3; n++) await box.tell(caseReported, aReported, { id: 'same' })
    await box.drain()
    await box.tell(caseReported, aReported, { id: 'same' })
    await box.drain()
    expect(box.handed).toHaveLength(2)
    // a number that nobody has shown to be theirs is told once a minute
    box.clock.now = '2026-11-24T02:01:00.000Z'
    await box.tell(caseReported, aReported, { id: 'another' })
    await box.drain()
    expect(box.handed).toHaveLength(4)
  })

  it('H2 in the county’s own words where it has some, and with its own signature', async () => {
    const templates = { 'review-made': { 'zh-CN': '{period}：{stars}颗星' } }
    const box = await aPostbox({ config: { templates, smsSignature: '富源网格' } })
    await box.tell(reviewMade, aReview)
    await box.drain()
    expect(box.shown()).toEqual({ worker: '【富源网格】2026-11：4颗星' })
  })

  it('H2 in the county’s own words under the name that the template had before', async () => {
    const box = await aPostbox({ config: { templates: { 'case-to-accept': { 'zh-CN': '{number}待受理' } } } })
    await box.tell(caseReported, aReported)
    await box.drain()
    expect(box.shown()).toMatchObject({ worker: `【网格服务】${aStanding.caseId}待受理` })
  })

  it('C13 the token of a case that staff took down: the phone of whoever reported it, in no list of messages', async () => {
    const box = await aPostbox()
    const sealedToken = (await box.engine.vault.subject('farmer'))?.seal('note', '7KM3-QX9T-PD2A-8R4N').sealed ?? ''
    await box.tell(caseReported, { ...aReported, subjectId: 'farmer', sealedToken })
    await box.drain()
    expect(box.shown().farmer).toMatch(/查询码7KM3-QX9T-PD2A-8R4N/)
    expect(box.shown().worker).not.toMatch(/8R4N/)
    expect(templateOf('case-reported-with-token').secret).toBe(true)
  })

  it('I5 nobody whose data were erased, and nobody without a phone', async () => {
    const box = await aPostbox()
    await box.erase('farmer')
    const { ops } = await box.engine.vault.amend('worker', { phone: null })
    await box.table.write(ops)
    await box.tell(caseReported, aReported)
    await box.drain()
    expect(box.handed).toEqual([])
    expect(await box.messagesTo('worker')).toEqual([])
  })
})

describe('a sign-in code', () => {
  const requested = async (box: Awaited<ReturnType<typeof aPostbox>>, seconds = 300) => {
    const [subject] = await box.engine.vault.subjects(['worker'])
    if (!subject) throw new Error('nobody')
    const { sealed: sealedCode } = subject.seal('note', '123456')
    const expiresAt = new Date(Date.parse(box.clock.now) + seconds * 1000).toISOString()
    await box.tell(codeRequested, { subjectId: 'worker', memberId: 'worker', sealedCode, expiresAt })
  }

  it('L4 goes out at any hour, and is shown in no list', async () => {
    const box = await aPostbox({ now: '2026-11-24T18:00:00.000Z' })
    await requested(box)
    await box.drain()
    expect(box.shown()).toEqual({ worker: '【网格服务】验证码 123456，5 分钟内有效。请勿告诉他人。' })
    const { body } = await box.call('worker', 'GET /v1/messages?recipient=me')
    expect(body.items).toMatchObject([{ template: 'code-requested', text: null, state: 'delivered', parts: 1 }])
    const rows = JSON.stringify(box.driver.database.prepare('SELECT * FROM rows').all())
    expect([rows.includes('123456'), rows.includes('1000000')]).toEqual([false, false])
  })

  it('L4 is not sent when it has run out: neither at once nor at a later try', async () => {
    const box = await aPostbox()
    await requested(box, 0)
    await box.drain()
    expect(box.handed).toEqual([])
    box.provider.play = () => ({ refused: 'busy' })
    await requested(box)
    await box.drain()
    await box.sweepAt('2026-11-24T02:05:00.000Z')
    expect(box.handed).toHaveLength(1)
    expect(await box.messagesTo('worker')).toMatchObject([{ state: 'failed', why: 'too-late', tries: 1 }])
  })
})

describe('a code to find a case', () => {
  it('I1 C20 goes at once to whoever reported it, and is shown in no list', async () => {
    const box = await aPostbox({ now: '2026-11-24T18:00:00.000Z' })
    const sealedCode = (await box.engine.vault.subject('farmer'))?.seal('note', '654321').sealed ?? ''
    const expiresAt = '2026-11-24T18:05:00.000Z'
    const { caseId, areaId } = aStanding
    await box.tell(caseCodeRequested, {
      caseId,
      areaId,
      subjectId: 'farmer',
      sealedCode,
      expiresAt,
      confidential: true,
    })
    await box.drain()
    expect(box.shown()).toEqual({
      farmer: `【网格服务】您反映的事项${caseId}的查询验证码654321，5分钟内有效。请勿告诉他人。`,
    })
    const rows = JSON.stringify(box.driver.database.prepare('SELECT * FROM rows').all())
    expect(rows).not.toContain('654321')
  })
})

describe('an emergency at night', () => {
  const toldOfCases = [...toldOfReports, ...toldOfWork, ...toldOfEndings].filter(
    ([, { data }]) => 'class' in (data as z.ZodObject).shape,
  )

  it.each(toldOfCases)(
    'C2 H1 reaches all staff at once, whatever they are told: %s',
    async (_title, fact, data, shown) => {
      const box = await aPostbox({ now: '2026-11-24T15:00:00.000Z' })
      await box.tell(fact, { ...data, class: 'emergency' } as never)
      await box.drain()
      const staff = Object.keys(shown).filter((name) => name !== 'farmer' && name !== 'guest')
      for (const name of staff) expect(Object.keys(box.shown())).toContain(name)
      for (const name of staff) expect(await box.messagesTo(name)).toMatchObject([{ urgent: true, state: 'delivered' }])
    },
  )

  it('C2 is decided by the class alone, at the moment of each fact', () => {
    const facts = toldOfCases.map(([, fact]) => fact)
    fc.assert(
      fc.property(fc.constantFrom(...facts), fc.constantFrom('general', 'mediation', 'emergency'), (fact, kind) => {
        expect(isUrgent(fact, { ...(fact.example as object), class: kind } as never)).toBe(kind === 'emergency')
        expect(mayBeUrgent(fact)).toBe(true)
      }),
    )
  })
})
