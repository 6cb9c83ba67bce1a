import { HouseholdId, MemberId, Period } from '@wangge/contract'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { sheetReminded, weekEnded } from './contract/facts.ts'

/** Whom a worker owes contacts to, in the partition of their listing area so that a week opens with few reads. */
export const RollRow = defineEntity('duties', 'roll', {
  schema: z.object({
    memberId: MemberId,
    areaId: z.string(),
    listingAreaId: z.string(),
    placedAt: z.string().optional(),
    entries: z.array(
      z.object({ householdId: HouseholdId, linkRev: z.number(), since: z.string(), times: z.number().optional() }),
    ),
  }),
  key: ({ listingAreaId, memberId }: { listingAreaId: string; memberId: string }) => [
    `roll#${listingAreaId}`,
    memberId,
  ],
})

/** In which listing area a worker has a roll. */
export const RollPlaceRow = defineEntity('duties', 'roll-place', {
  schema: z.object({ memberId: MemberId, listingAreaId: z.string() }),
  key: ({ memberId, listingAreaId }: { memberId: string; listingAreaId: string }) => [
    `worker#${memberId}`,
    `roll#${listingAreaId}`,
  ],
})

/** Whose week a row is about. */
interface Week {
  readonly memberId: string
  readonly period: string
  readonly ruleId: string
}
const ofWeek = {
  memberId: MemberId,
  areaId: z.string(),
  ruleId: z.string(),
  period: Period,
  due: z.number().int(),
}
const inWeek =
  (what: string) =>
  ({ memberId, period, ruleId }: Week): [string, string] => [`worker#${memberId}`, `${what}#${period}#${ruleId}`]
const mark = (job: string, { memberId, period }: Week, time: string) => ({
  subject: `${memberId}~${period}`,
  time,
  cause: `duties.${job}@${period}`,
})

/** One worker's period. It is its own fact once the period has ended. */
export const SheetRow = defineEntity('duties', 'sheet', {
  schema: z.object({
    ...ofWeek,
    done: z.number().int(),
    late: z.number().int(),
    open: z.record(HouseholdId, z.number().int()),
    ticks: z.record(HouseholdId, z.string()),
    endedAt: z.string().optional(),
  }),
  key: inWeek('sheet'),
  brief: ['memberId', 'areaId', 'ruleId', 'period', 'due', 'done', 'late'],
  fact: weekEnded,
  event: (sheet) => (sheet.endedAt === undefined ? undefined : mark('end-week', sheet, sheet.endedAt)),
})

/** A worker was reminded once of one sheet. */
export const ReminderRow = defineEntity('duties', 'reminder', {
  schema: z.object({
    ...ofWeek,
    open: z.number().int(),
    remindedAt: z.string(),
  }),
  key: inWeek('reminder'),
  brief: ['memberId', 'areaId', 'ruleId', 'period', 'due', 'open'],
  fact: sheetReminded,
  event: (reminder) => mark('remind-week', reminder, reminder.remindedAt),
})
