import { AreaId, Instant, LocalDate, route } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { DeadlineRule, limitedSteps } from '@wangge/county/limits'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { CaseClass, CategoryCode } from './words.ts'

const LimitedStep = z.enum(limitedSteps)

/** What kind of day it is, by the county's calendar. */
export const daySorts = ['workday', 'make-up-workday', 'weekend', 'holiday', 'unpublished'] as const
export type DaySort = (typeof daySorts)[number]

/** What a deadline would be, and why. */
export const Preview = z.object({
  step: LimitedStep,
  category: CategoryCode,
  class: CaseClass,
  level: Code,
  from: Instant,
  dueAt: Instant,
  /** The dates that were counted: for hours those in which time ran, for days each day of the amount. */
  counted: z.array(LocalDate),
  /** Every day from the beginning to the last that counts: what kind of day it is, in the caller's language, and whether it counts. */
  days: z.array(z.object({ on: LocalDate, sort: z.enum(daySorts), title: z.string(), counted: z.boolean() })),
  /** Some of them lie beyond the county's published calendar: provisional. */
  flagged: z.boolean(),
  /** The rule that holds: the most specific of those that fit. */
  rule: DeadlineRule,
  /** The same in a sentence, in the caller's language. */
  why: z.string(),
})
export type Preview = z.output<typeof Preview>

export const previewDeadline = route({
  method: 'GET',
  path: '/v1/deadlines/preview',
  action: 'deadline.read',
  tag: 'cases',
  summary: say(
    '试算时限：到何时，依据哪条规定，数了哪些日子',
    'What a deadline would be: when, by which rule, which days',
  ),
  query: z.strictObject({
    area: AreaId,
    category: CategoryCode,
    /** The category's own unless told. */
    class: CaseClass.optional(),
    step: LimitedStep,
    /** The lowest that can hold a case there unless told. */
    level: Code.optional(),
    /** Now unless told. */
    from: Instant.optional(),
  }),
  answer: Preview,
})
