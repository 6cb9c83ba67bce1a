import type { CountyConfig, DutyRule } from '@wangge/county/config'
import { type Allowed, Problem, say } from '@wangge/problem'
import { addDays, isPeriod, localDate, periodBounds, periodOf, spanOf, startOfDate } from '@wangge/time'
import type { Limits } from './period.ts'

/** The rule of the county that a kind of record ticks: contacts are owed per week. */
export const contactRule = ({ duties }: Pick<CountyConfig, 'duties'>): DutyRule => {
  const rule = duties.find(({ per }) => per === 'week')
  if (!rule) throw new Problem('not-found', say('本县没有每周联系的规定', 'This county has no weekly duty'))
  return rule
}

/** When a period's entries become late and when it closes: `graceDays` whole days of the county's zone after its end. */
const limitsOf = ({ graceDays }: Pick<DutyRule, 'graceDays'>, period: string, zone: string): Limits => {
  const { last } = spanOf(period)
  return { endsAt: startOfDate(addDays(last, 1), zone), closesAt: startOfDate(addDays(last, 1 + graceDays), zone) }
}

/** One period of the weekly duty: from its cut-off to the end of its days of grace. */
export interface DutyPeriod extends Limits {
  readonly ruleId: string
  readonly period: string
  /** The cut-off: what is owed then is owed. */
  readonly from: string
}

export const dutyPeriod = (config: Pick<CountyConfig, 'duties' | 'zone'>, period: string): DutyPeriod => {
  const rule = contactRule(config)
  const { from } = periodBounds(period, config.zone)
  return { ruleId: rule.ruleId, period, from, ...limitsOf(rule, period, config.zone) }
}

const wrongDay = (path: string, what: ReturnType<typeof say>, allowed: Allowed) =>
  new Problem('invalid', what, { fields: [{ path, what, allowed }] })

/** The local day a record is for, and its period: as told, else by the phone's clock as corrected, else today. Never in the future. */
export const dayOf = (
  { on, correctedAt }: { readonly on?: string; readonly correctedAt?: string },
  { per }: Pick<DutyRule, 'per'>,
  zone: string,
  now: string,
): { on: string; period: string } => {
  const today = localDate(now, zone)
  const day = on ?? localDate(correctedAt ?? now, zone)
  if (day > today)
    throw wrongDay('on', say('不能晚于今天', 'Must not be in the future'), {
      max: today,
    })
  return { on: day, period: periodOf(per, day, zone) }
}

/** Refuses a period that is none of the rule's kind. */
export const checkPeriod = (period: string, { per }: Pick<DutyRule, 'per'>): void => {
  if (!isPeriod(period, per))
    throw wrongDay('period', say('应为周，如 2026-W48', 'Must be a week'), { format: 'YYYY-Wnn', example: '2026-W48' })
}
