import * as cases from '@wangge/cases/contract'
import { codeRequested } from '@wangge/members/contract'
import { templates } from '@wangge/texts'
import { manifest } from '../manifest.ts'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'
import { tellings } from './tellings.ts'
import { toldOfDuties } from './testing/told-duties.ts'
import { toldOfEndings } from './testing/told-endings.ts'
import { toldOfReports } from './testing/told-reports.ts'
import { area, number } from './testing/told-standing.ts'
import { toldOfWork } from './testing/told-work.ts'
import { holders } from './work/audience.ts'
import { theCase, theCode } from './work/says.ts'
import { tell } from './work/tell.ts'

const told = [...toldOfReports, ...toldOfWork, ...toldOfEndings, ...toldOfDuties]

const sessions = [
  cases.sessionScheduled,
  cases.sessionMoved,
  cases.sessionCancelled,
  cases.partyAdded,
  cases.partyCorrected,
  cases.partyRemoved,
  cases.mediationEnded,
]

describe('who is told, and what', () => {
  it.each(told)('H1 of %s', async (_title, fact, data, shown) => {
    const box = await aPostbox()
    await box.tell(fact, data as never)
    await box.drain()
    // what is not urgent comes with the digest of the next morning
    await box.sweepAt('2026-11-25T00:30:00.000Z')
    expect(box.shown()).toEqual(shown)
    expect(box.handed).toHaveLength(Object.keys(shown).length)
  })

  it.each([
    ['C14 opened again by whoever reported it: who has it', cases.caseReopened, {}],
    [
      'C11 hung again: who has it, and whoever reported it',
      cases.caseRehung,
      { farmer: `【网格服务】您反映的事项${number}重新办理，11月24日18:00前会有人受理。` },
    ],
  ])('H1 of a case %s', async (_title, fact, also) => {
    const box = await aPostbox()
    const { example } = fact
    await box.tell(fact, { ...example, ...aStanding, step: example.step })
    await box.drain()
    expect(box.shown()).toEqual({
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前受理。`,
      ...also,
    })
  })

  const ofCases = told.filter(([, { type }]) => type.startsWith('cases.'))
  it.each(ofCases)(
    'C20 I1 of %s: when it is confidential, no phone says what it is about',
    async (_title, fact, data) => {
      const box = await aPostbox()
      const said = { ...data, confidential: true, category: 'dispute-family' }
      const texts = Object.values(data).filter((value) => typeof value === 'string' && /\s|。/.test(value))
      await box.tell(fact, said as never)
      await box.drain()
      const shown = Object.values(box.shown()).join('\n')
      for (const word of ['婚姻家庭纠纷', 'Marriage and family', 'dispute', ...texts]) expect(shown).not.toContain(word)
    },
  )

  it('H1 every fact that is listened to is tried here', () => {
    const tried = new Set<string>(told.map(([, { type }]) => type))
    // sessions of mediations and codes have tests of their own
    for (const { type } of sessions) tried.add(type)
    // and of these nobody is told
    for (const { fact, rows } of tellings) if (rows.length === 0) tried.add(fact.type)
    for (const { type } of [cases.caseReopened, cases.caseRehung, cases.caseCodeRequested, codeRequested])
      tried.add(type)
    const others = manifest.consumes.filter(({ type }) => !type.startsWith('notifications.') && !tried.has(type))
    expect(others.map(({ type }) => type)).toEqual([])
  })
})

describe('a telling', () => {
  const rows = tellings.flatMap(({ fact, rows }) =>
    rows.flatMap(({ template, confidentially = template }) =>
      [template, confidentially].map((id) => [id, fact.type] as const),
    ),
  )

  it.each(rows)('H1 %s begins with the name of the fact that it answers, %s', (id, type) => {
    const [, name = ''] = type.split('.')
    expect(`${id}-`.startsWith(`${name}-`)).toBe(true)
  })

  it('H1 every template is told of something, and every fact has one place', () => {
    expect([...new Set(rows.map(([id]) => id as string))].toSorted()).toEqual(
      Object.keys(templates)
        .filter((id) => id !== 'digest')
        .toSorted(),
    )
    const facts = tellings.map(({ fact }) => fact.type)
    expect(new Set(facts).size).toBe(facts.length)
  })

  it('H1 does not compile under another fact’s template, or without what its words or its audience need', () => {
    const { caseDispatched, caseAnswered } = cases
    // @ts-expect-error that is said when a case is returned
    tell(caseDispatched, { template: 'case-returned-to-holder', to: holders, says: theCase })
    // @ts-expect-error its words have an answer and days
    tell(caseAnswered, { template: 'case-answered', to: holders, says: theCase })
    // @ts-expect-error a code knows nothing of a category
    tell(caseDispatched, { template: 'case-dispatched-to-unit', to: holders, says: theCode })
    // @ts-expect-error nobody holds a sign-in code
    const { rows } = tell(codeRequested, { template: 'code-requested', to: holders, says: theCode })
    expect(rows).toHaveLength(1)
  })
})
