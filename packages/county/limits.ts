import { say } from '@wangge/problem'
import { type LimitKind, limitKinds } from '@wangge/time'
import * as z from 'zod'
import { type CaseClass, type Category, caseClasses, categoryPath } from './categories.ts'
import { Code, fault } from './code.ts'

/**
 * What a limit is put on. `accept`, `handle`, `check` and `answer` run from entering the step (or, after a hand-up,
 * the level); `reply` is the time a resident has to answer a question; `urge` runs from a missed deadline, `hand-up`
 * from the urging; `total` runs from the report, or from opening again, to strike-off, where a rule says so at all.
 */
export const limitedSteps = ['accept', 'handle', 'reply', 'check', 'answer', 'urge', 'hand-up', 'total'] as const
export type LimitedStep = (typeof limitedSteps)[number]

/** One limit; without class, category and level it holds for whatever no narrower rule names. */
export const DeadlineRule = z
  .strictObject({
    step: z.enum(limitedSteps),
    class: z.enum(caseClasses).optional(),
    category: Code.optional(),
    level: Code.optional(),
    kind: z.enum(limitKinds),
    amount: z.number().min(0).max(3650),
  })
  .refine(({ kind, amount }) => !kind.endsWith('-days') || (Number.isInteger(amount) && amount >= 1), {
    path: ['amount'],
    ...fault(say('天数须为不小于 1 的整数', 'Days must be whole and at least 1')),
  })
export type DeadlineRule = z.output<typeof DeadlineRule>

/** Limits that hold where a configuration, older than they are, says nothing. */
export const standardLimits: Partial<Record<LimitedStep, DeadlineRule>> = {
  reply: { step: 'reply', kind: 'natural-days', amount: 5 },
}

/** What a limit is looked up for. */
export interface Limited {
  readonly step: LimitedStep
  readonly class: CaseClass
  readonly category: string
  readonly level: string
}

/**
 * The rule that holds, most specific first: the category nearest to the case's own, then a rule for its class, then
 * one for its level. Every configuration has a general rule per step, so there always is one.
 */
export const deadlineRule = (config: WithDeadlines, limited: Limited): DeadlineRule => {
  const rule = foundRule(config, limited) ?? standardLimits[limited.step]
  if (!rule) throw new Error(`no general ${limited.step} rule: the configuration was not checked`)
  return rule
}

/** The limit of all steps together, for cases that have one. */
export const totalRule = (config: WithDeadlines, limited: Omit<Limited, 'step'>): DeadlineRule | undefined =>
  foundRule(config, { ...limited, step: 'total' })

interface WithDeadlines {
  readonly deadlines: readonly DeadlineRule[]
  readonly categories: readonly Category[]
}

const foundRule = (
  config: WithDeadlines,
  { step, class: caseClass, category, level }: Limited,
): DeadlineRule | undefined => {
  const path = categoryPath(config, category)
  let best: DeadlineRule | undefined
  let bestRank = -1
  for (const rule of config.deadlines) {
    if (rule.step !== step) continue
    if (rule.class !== undefined && rule.class !== caseClass) continue
    if (rule.level !== undefined && rule.level !== level) continue
    const depth = rule.category === undefined ? 0 : path.indexOf(rule.category) + 1
    if (rule.category !== undefined && depth === 0) continue
    const rank = depth * 4 + (rule.class ? 2 : 0) + (rule.level ? 1 : 0)
    if (rank > bestRank) [best, bestRank] = [rule, rank]
  }
  return best
}

const limit =
  (kind: LimitKind) =>
  (step: LimitedStep, amount: number, rest: Partial<DeadlineRule> = {}) => ({ step, kind, amount, ...rest })
const urgent = limit('urgent-hours')
const working = limit('working-hours')
const days = limit('working-days')
const emergency = { class: 'emergency' } as const

/** Limits a county starts with. */
export const defaultDeadlines: DeadlineRule[] = [
  working('accept', 4),
  days('handle', 5),
  days('check', 2),
  days('answer', 1),
  // the day after the deadline (C8)
  urgent('urge', 24),
  days('hand-up', 1),
  { step: 'handle', class: 'mediation', kind: 'natural-days', amount: 30 },
  days('handle', 10, { level: 'county' }),
  urgent('accept', 0.5, emergency),
  urgent('handle', 24, emergency),
  urgent('check', 24, emergency),
  urgent('answer', 4, emergency),
  urgent('urge', 0, emergency),
  urgent('hand-up', 0.25, emergency),
]
