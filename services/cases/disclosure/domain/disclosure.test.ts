import { holesIn } from '@wangge/ledger'
import { projectCommands } from '../../project/contract/views.ts'
import { assess, decide, type Project, start } from '../../project/domain/project.ts'
import { projectStates } from '../../project/steps.ts'
import { disclosureCommands } from '../contract/views.ts'
import { disclosureStates } from '../steps.ts'
import { close, type Disclosure, isOpenToday, isPublicOn, object, publish } from './disclosure.ts'

const secretary = { kind: 'member', memberId: 'secretary' } as const
const official = { kind: 'member', memberId: 'official' } as const
const on = (today: string) => ({ today, zone: 'Asia/Shanghai' })
const disclosure: Disclosure = {
  disclosureId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  areaId: 'v',
  listingAreaId: 'v',
  kind: 'land-transfer',
  title: '土地流转',
  text: '三十亩',
  opensOn: '2026-12-01',
  closesOn: '2026-12-05',
  step: 'published',
  head: 'h',
}
const project: Project = {
  projectId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  areaId: 'v',
  listingAreaId: 'v',
  title: '中转站',
  plannedStartOn: '2026-12-01',
  step: 'planned',
  head: 'h',
}
const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return error as { code: string; detail: { en: string }; facts: Record<string, unknown> }
  }
  throw new Error('not refused')
}

describe('the state tables of prevention', () => {
  it('C23 have no holes', () => {
    expect([holesIn(disclosureStates), holesIn(projectStates)]).toEqual([[], []])
    expect(Object.keys(disclosureStates.orders)).toEqual([...disclosureCommands])
    expect(Object.keys(projectStates.orders)).toEqual([...projectCommands])
  })
})

describe('a disclosure', () => {
  it.each([
    ['2026-11-30', false, false],
    ['2026-12-01', true, true],
    ['2026-12-05', true, true],
    ['2026-12-06', true, false],
  ])('C23 on %s is public: %s, open to objections: %s', (today, isPublic, isOpen) => {
    expect([isPublicOn(disclosure, today), isOpenToday(disclosure, today)]).toEqual([isPublic, isOpen])
    expect(isPublicOn({ ...disclosure, step: 'draft' }, today)).toBe(false)
    expect(isPublicOn({ ...disclosure, step: 'withdrawn' }, today)).toBe(false)
    const raised = () => object(disclosure, '7KM3QX9TPD', on(today))
    if (isOpen) expect(raised().state.objections).toBe(1)
    else expect(refusal(raised).code).toBe('conflict')
  })

  it('C23 stands for the county’s least days, from a day that has not passed', () => {
    const draft = { ...disclosure, step: 'draft' } as const
    const give = (today: string, leastDays: number) => () => publish(draft, {}, secretary, { ...on(today), leastDays })
    expect(give('2026-12-01', 5)().state).toMatchObject({ step: 'published', publishedOn: '2026-12-01' })
    expect(refusal(give('2026-12-01', 6)).facts).toEqual({ leastDays: 6 })
    expect(refusal(give('2026-12-02', 5)).facts).toEqual({ opensOn: '2026-12-01' })
  })

  it('C23 is closed with its result when its last day is over, and not before', () => {
    const give =
      (today: string, unanswered = 0) =>
      () =>
        close({ ...disclosure, objections: 2 }, { result: '照此实施' }, secretary, { today, unanswered })
    expect(refusal(give('2026-12-05')).facts).toEqual({ closesOn: '2026-12-05' })
    expect(refusal(give('2026-12-06', 1)).facts).toEqual({ objections: 2, unanswered: 1 })
    expect(give('2026-12-06')().state).toMatchObject({ step: 'closed', result: '照此实施' })
  })
})

describe('a project', () => {
  const measures = '夜间不施工'
  const assessed = assess(project, { level: 'low', measures }, secretary, on('2026-11-23')).state

  it('C23 does not start without a risk record', () => {
    const { code, detail, facts } = refusal(() => start(project, { on: '2026-12-01' }, secretary, on('2026-12-01')))
    expect([code, detail.en]).toEqual(['conflict', 'It has no risk record: it must not start'])
    expect(facts.allowed).toEqual(['revise', 'assess', 'stop'])
  })

  it.each([
    ['2026-11-22', 'conflict'],
    ['2026-11-23', 'conflict'],
    ['2026-11-24', 'started'],
    ['2026-12-01', 'started'],
    ['2026-12-02', 'invalid'],
  ])(
    'C23 assessed on 23 November it may not start on the day before, nor that day, nor tomorrow: %s is %s',
    (day, is) => {
      const give = () => start(assessed, { on: day }, secretary, on('2026-12-01'))
      if (is === 'started') expect(give().state).toMatchObject({ step: 'started', startedOn: day })
      else expect(refusal(give).code).toBe(is)
    },
  )

  it('C23 of high risk starts only when another official than the assessor approved it', () => {
    const high = assess(project, { level: 'high', measures }, secretary, on('2026-11-23')).state
    expect(high.step).toBe('to-approve')
    expect(refusal(() => start(high, { on: '2026-11-25' }, secretary, on('2026-11-25'))).code).toBe('conflict')
    expect(refusal(() => decide(high, { approved: true }, secretary, on('2026-11-25'))).code).toBe('forbidden')
    const approved = decide(high, { approved: true }, official, on('2026-11-25')).state
    expect(approved).toMatchObject({ step: 'cleared', risk: { approverId: 'official', approvedOn: '2026-11-25' } })
    expect(refusal(() => start(approved, { on: '2026-11-24' }, secretary, on('2026-11-26'))).facts).toEqual({
      on: '2026-11-24',
      approvedOn: '2026-11-25',
    })
    expect(start(approved, { on: '2026-11-25' }, secretary, on('2026-11-26')).state.step).toBe('started')
    expect(decide(high, { approved: false }, official, on('2026-11-25')).state.step).toBe('planned')
  })

  it('C23 assessed anew needs its approval anew', () => {
    const high = assess(project, { level: 'high', measures }, secretary, on('2026-11-23')).state
    const approved = decide(high, { approved: true }, official, on('2026-11-23')).state
    const again = assess(approved, { level: 'high', measures }, secretary, on('2026-11-24')).state
    expect([again.step, again.risk?.approverId]).toEqual(['to-approve', undefined])
  })
})
