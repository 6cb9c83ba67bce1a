import { roles } from '@wangge/access/roles'
import { formatted, line } from '@wangge/contract'
import { say, type Text } from '@wangge/problem'
import { CalendarData, offsetAt, parseCron, periodKinds } from '@wangge/time'
import * as z from 'zod'
import { CaseRules } from './case-rules.ts'
import { Category } from './categories.ts'
import { ClockTime } from './clock-time.ts'
import { Code, fault, Name, repeated } from './code.ts'
import { DeedRules } from './deed-rules.ts'
import { DisclosureRules } from './disclosure-rules.ts'
import { Ladder } from './ladder.ts'
import { DeadlineRule, limitedSteps, standardLimits } from './limits.ts'
import { MessageRules } from './message-rules.ts'
import { Open311 } from './open311.ts'
import { Wordings } from './templates.ts'
import { Windows } from './windows.ts'

const outOfOrder = say('须从小到大', 'Must be in ascending order')
const unknown = say('没有这个代码', 'No such code')
const twice = say('重复', 'Repeated')

const count = (max: number, min = 0) => z.int().min(min).max(max)
const Range = z
  .strictObject({ from: count(1000), to: count(1000) })
  .refine(({ from, to }) => from <= to, { path: ['to'], ...fault(outOfOrder) })
const works = (attempt: () => unknown): boolean => {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
const Cron = z
  .string()
  .refine(
    (text) => works(() => parseCron(text)),
    fault(say('应为五段定时表达式', 'Must be a five-field cron expression')),
  )
const Zone = z
  .string()
  .refine((zone) => works(() => offsetAt(0, zone)), fault(say('没有这个时区', 'No such time zone')))

/** Ways to be in touch with a household; the county says which of them count. */
export const contactModes = ['field', 'home', 'phone', 'group', 'poster'] as const
export type ContactMode = (typeof contactModes)[number]

/** Something owed once per period: who owes it, when the unfinished are reminded, which ways count. */
export const DutyRule = z.strictObject({
  ruleId: Code,
  name: Name,
  per: z.enum(periodKinds),
  who: z.enum(roles),
  /** Five-field cron in the county's zone; rings inside the period. */
  remind: Cron,
  /** Days after the period's end in which a record still counts, marked late. */
  graceDays: count(31),
  modesCounted: z.array(z.enum(contactModes)).min(1),
})
export type DutyRule = z.output<typeof DutyRule>

const Share = z.number().min(0).max(1)
/** Least shares for 2, 3, 4 and 5 stars. */
export const CutPoints = z
  .tuple([Share, Share, Share, Share])
  .refine((points) => points.every((point, n) => n === 0 || point >= (points[n - 1] ?? 0)), fault(outOfOrder))

/** A figure of every review: numerator ÷ denominator of tallies, null when the denominator is 0. */
export const Indicator = z.strictObject({
  id: Code,
  name: Name,
  /** Names of tallies that packages and rooms publish, e.g. `contacts.done`. */
  numerator: formatted(/^[a-z-]+\.[a-z-]+$/, 'room.figure', 'cases.closed'),
  denominator: formatted(/^[a-z-]+\.[a-z-]+$/, 'room.figure', 'cases.closed'),
  weight: count(100, 1),
  cutPoints: CutPoints,
  /** A tally whose mean, per unit of the denominator, is shown beside the figure, e.g. hours. */
  mean: formatted(/^[a-z-]+\.[a-z-]+$/, 'room.figure', 'answers.hours').optional(),
  /** Below this denominator the figure is shown but takes no part in stars and ranks. */
  minCount: count(1000),
})
export type Indicator = z.output<typeof Indicator>

/** The configuration of one county: checked data, a new version at every change. */
export const CountyConfig = z
  .strictObject({
    version: z.int().min(1),
    /** Why it was changed to this: a corrected name needs one of its own. Kept with the version. */
    changeReason: line(200).optional(),
    /** Division code, six digits. */
    code: formatted(/^\d{6}$/, 'six digits', '330723'),
    name: Name,
    zone: Zone,
    /** From the county down. Branches need not have all of them. */
    levels: z
      .array(z.strictObject({ level: Code, name: Name }))
      .min(2)
      .max(12),
    /** Households a grid and a worker should have: warned about, never refused. */
    gridSize: Range,
    workerHouseholds: Range,
    calendar: CalendarData,
    caseClasses: z.strictObject({ general: Name, mediation: Name, emergency: Name }),
    categories: z.array(Category).min(2).max(1000),
    deadlines: z.array(DeadlineRule).max(1000),
    ladder: Ladder,
    /** Days a resident may rate a closed case, and days after solving in which it may be opened again. */
    rating: z.strictObject({ openDays: count(365, 1) }),
    reopen: z.strictObject({ days: count(365) }),
    /** How far a phone's clock may be ahead, and for how many days records may wait on it; unless said as shipped. */
    offline: z.strictObject({ aheadMinutes: count(1440), days: count(365, 1) }).optional(),
    /** How cases are handled beyond their limits; what is not said is as shipped. */
    cases: CaseRules.optional(),
    /** Deed lists, and what is published before it is done; what is not said is as shipped. */
    deeds: DeedRules.optional(),
    disclosures: DisclosureRules.optional(),
    duties: z.array(DutyRule).max(100),
    indicators: z.array(Indicator).min(1).max(50),
    /** Overall stars from the weighted mean of the indicators' shares; those on a tie all get in, or all stay out. */
    stars: z.strictObject({ cutPoints: CutPoints, ties: z.enum(['all-in', 'all-out']) }),
    /** Messages that are not urgent wait from `from` until `to` of the next morning. */
    quietHours: z.strictObject({ from: ClockTime, to: ClockTime }),
    /** Digests, moments and pace of messages; what is not said is as shipped. */
    messages: MessageRules.optional(),
    /** Signature in front of every SMS, as registered with the provider. */
    smsSignature: line(12, 2),
    /** The county's own wording of a message, by template. */
    templates: Wordings,
    /** How many sign-in codes may be asked for by one phone, and from one network address. */
    signIn: z.strictObject({ perPhone: Windows, perAddress: Windows }),
    open311: Open311.optional(),
    /** Takes in phone numbers of a form no carrier has issued: for synthetic counties. */
    testPhones: z.boolean(),
  })
  .superRefine((config, { addIssue }) => {
    const issue = (path: (string | number)[], text: Text) =>
      addIssue({ code: 'custom', path, message: text.en, params: { text } })
    const unique = (what: 'levels' | 'categories' | 'duties' | 'indicators', field: string, codes: string[]) => {
      for (const n of repeated(codes)) issue([what, n, field], twice)
    }
    const levels = config.levels.map(({ level }) => level)
    const categories = config.categories.map(({ code }) => code)
    unique('levels', 'level', levels)
    unique('categories', 'code', categories)
    unique(
      'duties',
      'ruleId',
      config.duties.map(({ ruleId }) => ruleId),
    )
    unique(
      'indicators',
      'id',
      config.indicators.map(({ id }) => id),
    )

    // a parent stands before its children: every path upwards ends
    config.categories.forEach(({ parent }, n) => {
      if (parent !== undefined && !categories.slice(0, n).includes(parent)) issue(['categories', n, 'parent'], unknown)
    })
    if (!config.categories.some(({ parent }) => parent)) issue(['categories'], say('至少两级', 'At least two levels'))

    config.categories.forEach(({ confidential, public: isPublic, startsAt }, n) => {
      if (confidential && isPublic)
        issue(['categories', n, 'public'], say('保密类别不能公开', 'What is confidential is not public'))
      if (startsAt !== undefined && !levels.includes(startsAt)) issue(['categories', n, 'startsAt'], unknown)
    })
    const startsAt = config.cases?.confidential?.startsAt
    if (startsAt !== undefined && !levels.includes(startsAt)) issue(['cases', 'confidential', 'startsAt'], unknown)

    for (const level of Object.keys(config.ladder.roleByLevel))
      if (!levels.includes(level)) issue(['ladder', 'roleByLevel', level], unknown)
    if (!config.ladder.roleByLevel[levels[0] ?? ''])
      issue(['ladder', 'roleByLevel'], say('最高一级须有岗位', 'The top level must have a post'))

    const dispatch = config.cases?.dispatch ?? []
    for (const n of repeated(dispatch.map(({ ruleId }) => ruleId))) issue(['cases', 'dispatch', n, 'ruleId'], twice)
    dispatch.forEach(({ category }, n) => {
      if (category !== undefined && !categories.includes(category)) issue(['cases', 'dispatch', n, 'category'], unknown)
    })

    config.disclosures?.kinds?.forEach(({ objection }, n) => {
      if (!categories.includes(objection)) issue(['disclosures', 'kinds', n, 'objection'], unknown)
    })

    const scopes = config.deadlines.map((rule) => [rule.step, rule.class, rule.category, rule.level].join(' '))
    for (const n of repeated(scopes)) issue(['deadlines', n], twice)
    config.deadlines.forEach(({ category, level }, n) => {
      if (category !== undefined && !categories.includes(category)) issue(['deadlines', n, 'category'], unknown)
      if (level !== undefined && !levels.includes(level)) issue(['deadlines', n, 'level'], unknown)
    })
    for (const step of limitedSteps)
      if (
        step !== 'total' &&
        !standardLimits[step] &&
        !config.deadlines.some((rule) => rule.step === step && !rule.class && !rule.category && !rule.level)
      )
        issue(['deadlines'], say(`缺少“${step}”的一般期限`, `No general limit for ${step}`))
  })
export type CountyConfig = z.output<typeof CountyConfig>
