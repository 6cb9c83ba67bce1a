import { weekdayOf, zoned } from '@wangge/time'
import { type CaseRules, caseRules, type DispatchRule } from './case-rules.ts'
import { type CaseClass, type Category, categoryPath } from './categories.ts'

/** What a unit is looked up for. */
export interface Dispatched {
  /** Area ids from the county down to the place. */
  readonly path: readonly string[]
  readonly category: string
  readonly class: CaseClass
  /** UTC instant. */
  readonly at: string
}

/** What a rule asks that was not so. */
export const misses = ['area', 'category', 'class', 'weekday', 'hours'] as const
export type Miss = (typeof misses)[number]

interface Config {
  readonly zone: string
  readonly categories: readonly Category[]
  readonly cases?: Partial<CaseRules> | undefined
}

const isWithin = (time: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? from <= time && time < to : time >= from || time < to

const missesOf = (rule: DispatchRule, { path, category, class: kind, at }: Dispatched, config: Config): Miss[] => {
  const { date, time } = zoned(at, config.zone)
  const holds: Record<Miss, boolean> = {
    area: rule.area === undefined || path.includes(rule.area),
    category: rule.category === undefined || categoryPath(config, category).includes(rule.category),
    class: rule.class === undefined || rule.class === kind,
    weekday: rule.weekdays === undefined || rule.weekdays.includes(weekdayOf(date)),
    hours: rule.hours === undefined || isWithin(time, rule.hours),
  }
  return misses.filter((one) => !holds[one])
}

/** The first rule that holds, and what kept each rule before it from holding. */
export const dispatchRule = (
  config: Config,
  matter: Dispatched,
  rules: readonly DispatchRule[] = caseRules(config).dispatch,
): { rule?: DispatchRule; tried: { ruleId: string; misses: Miss[] }[] } => {
  const tried: { ruleId: string; misses: Miss[] }[] = []
  for (const rule of rules) {
    const missed = missesOf(rule, matter, config)
    tried.push({ ruleId: rule.ruleId, misses: missed })
    if (missed.length === 0) return { rule, tried }
  }
  return { tried }
}
