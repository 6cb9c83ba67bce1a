import { event, Instant, line, lines, pageOf, paging, route, Ulid } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { command, said } from './command.ts'
import { Standing, standings } from './facts.ts'
import { CategoryCode, FileIds, Note } from './words.ts'

/**
 * How a case was solved, as an example to all villages (推广典型做法). Title and text are written for it by the official
 * who promotes it: nothing is copied from the case but its category.
 */
export const Practice = z.object({
  practiceId: Ulid,
  category: CategoryCode,
  title: z.string(),
  text: z.string(),
  /** Pictures and documents sent for it; those of the case stay with the case. */
  files: FileIds.optional(),
  at: Instant,
  /** The post of whoever promoted it. */
  role: z.string().optional(),
  withdrawn: z.object({ at: Instant, reason: z.string() }).optional(),
})
export type Practice = z.output<typeof Practice>

export const promoteCase = command(
  'promote',
  'case.promote',
  say('推广典型做法到各村', 'Promote how it was solved to all villages'),
  said({ title: line(60), text: lines(2000), files: FileIds.optional() }),
  { title: '路灯报修当天换', text: '村里备一箱常用灯泡，网格员巡查发现当天更换，不再等派单。' },
)

export const withdrawPractice = command(
  'withdraw-practice',
  'case.withdraw-practice',
  say('撤回推广，须说明理由', 'Withdraw what was promoted, with a reason'),
  said({ reason: Note }),
  { reason: '做法已过时' },
)

export const listPractices = route({
  method: 'GET',
  path: '/v1/good-practices',
  action: 'practice.read',
  tag: 'cases',
  summary: say('典型做法，全县可见，新的在前', 'Good practices, for the whole county, newest first'),
  /** `withdrawn=true`: those that were taken back, and why. */
  query: z.strictObject({ withdrawn: z.stringbool().optional(), ...paging }),
  answer: pageOf(Practice),
})

const { over } = standings
const example = { ...over, step: 'struck-off', from: 'struck-off', practiceId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH' } as const
const data = Standing.extend({ practiceId: Ulid })

export const practicePromoted = event({
  type: 'cases.practice-promoted.v1',
  title: say('典型做法已推广', 'A good practice was promoted'),
  data,
  example: { ...example, actorId: 'm0003' },
})

export const practiceWithdrawn = event({
  type: 'cases.practice-withdrawn.v1',
  title: say('典型做法已撤回', 'A good practice was withdrawn'),
  data,
  example: { ...example, actorId: 'm0003' },
})
