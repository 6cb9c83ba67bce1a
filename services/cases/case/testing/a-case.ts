import { caseRules, deadlineRule, defaultConfig } from '@wangge/county'
import type { Actor } from '@wangge/ledger'
import { Problem } from '@wangge/problem'
import { openCalendar } from '@wangge/time'
import type { Step } from '../contract/words.ts'
import type { Case } from '../domain/case.ts'
import { answer, check } from '../domain/close.ts'
import { accept, dispatch, type NewCase, report, solve, start } from '../domain/handle.ts'
import type { Ladder } from '../domain/ladder.ts'
import { cancel, handOver } from '../domain/leave.ts'
import type { Setting } from '../domain/order.ts'
import { ask } from '../domain/wait.ts'

export const config = defaultConfig('330723', { 'zh-CN': '武义县', en: 'Wuyi' })
const calendar = openCalendar(config.calendar)

const duty = 'duty'
/** The ladder of one grid with everybody there; `filled` says otherwise, by level. */
export const aLadder = (filled: Record<string, [role: string, memberId: string][]> = {}): Ladder => {
  const everybody: Record<string, [string, string][]> = {
    grid: [
      ['grid-worker', 'worker'],
      ['grid-leader', 'leader'],
    ],
    village: [['village-secretary', 'secretary']],
    township: [
      ['township-official', 'official'],
      ['duty', 'on-duty'],
    ],
    county: [['county-leader', 'county-leader']],
  }
  const ids: Record<string, string> = {
    grid: '330723101201001',
    village: '330723101201',
    township: '330723101',
    county: '330723',
  }
  return Object.entries(config.ladder.roleByLevel)
    .map(([level, posts]) => ({
      areaId: ids[level] as string,
      level,
      posts: [...posts, duty],
      filled: (filled[level] ?? everybody[level] ?? []).map(([role, memberId]) => ({ role, memberId })),
    }))
    .reverse()
    .sort((a, b) => b.areaId.length - a.areaId.length)
}

/** Monday 23 November 2026, 10:00 in the county, unless told. */
export const aSetting = (over: Partial<Setting> = {}): Setting => ({
  now: '2026-11-23T02:00:00.000Z',
  path: ['330723', '330723101', '330723101201', '330723101201001'],
  timing: {
    zone: config.zone,
    calendar,
    limitFor: (step, matter) => deadlineRule(config, { ...matter, step }),
    totalFor: () => undefined,
  },
  ladder: aLadder(),
  ratingDays: config.rating.openDays,
  reopenDays: config.reopen.days,
  rules: caseRules(config),
  ...over,
})

export const later = (setting: Setting, now: string): Setting => ({ ...setting, now })

export const members = {
  worker: { kind: 'member', memberId: 'worker', role: 'grid-worker', areaId: '330723101201001' },
  leader: { kind: 'member', memberId: 'leader', role: 'grid-leader', areaId: '330723101201001' },
  secretary: { kind: 'member', memberId: 'secretary', role: 'village-secretary', areaId: '330723101201' },
  official: { kind: 'member', memberId: 'official', role: 'township-official', areaId: '330723101' },
  clerk: { kind: 'member', memberId: 'clerk', role: 'department', areaId: '330723101' },
} as const satisfies Record<string, Actor>

export const aNewCase = (over: Partial<NewCase> = {}): NewCase => ({
  caseId: 'ABCDEFGHJK',
  areaId: '330723101201001',
  listingAreaId: '330723101201',
  category: 'facility-lamp',
  class: 'general',
  description: '村口的路灯不亮了，晚上走路看不见。',
  source: 'resident',
  subjectId: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC',
  token: 'token-hash',
  ...over,
})

export const proof = [{ kind: 'note' as const, text: '灯泡已换' }]

const police = { agency: { kind: 'police', name: '城关派出所' }, receiptNumber: 'J-42' } as const

/** A case that has come as far as `step` by the ordinary commands; over a unit when that lies on the way. */
export const aCase = (step: Step = 'reported', setting: Setting = aSetting(), over: Partial<NewCase> = {}): Case => {
  const { worker, secretary, clerk } = members
  const walk: [Step, (found: Case) => Case][] = [
    ['accepted', (found) => accept(found, {}, worker, setting).state],
    ['dispatched', (found) => dispatch(found, { unitId: 'U01' }, secretary, setting).state],
    ['started', (found) => start(found, {}, clerk, setting).state],
    ['solved', (found) => solve(found, { evidence: proof }, clerk, setting).state],
    ['checked', (found) => check(found, { passed: true }, secretary, setting).state],
    ['struck-off', (found) => answer(found, { text: '路灯已修好。' }, secretary, setting).state],
  ]
  if (step === 'handed-over' || step === 'cancelled') {
    const open = aCase('accepted', setting, over)
    const text = '您反映的情况已转派出所。'
    return step === 'cancelled'
      ? cancel(open, { reason: '不属受理范围', text }, secretary, setting).state
      : handOver(open, { ...police, reason: '涉嫌治安案件', text }, secretary, setting).state
  }
  let found = report(aNewCase(over), { kind: 'resident' }, setting).state
  for (const [, take] of walk) {
    if (found.step === step) return found
    if (found.step === 'started' && step === 'waiting')
      return ask(found, { text: '灯杆编号是多少？' }, clerk, setting).state
    found = take(found)
  }
  return found
}

/** What a refused command says. */
export const problemOf = (run: () => unknown): Problem => {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
