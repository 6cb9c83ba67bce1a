import {
  AreaId,
  HouseholdId,
  Instant,
  LocalDate,
  MemberId,
  Period,
  pageOf,
  paging,
  route,
  Ulid,
} from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'duties'

/** One worker's week: the households owed contacts, and the contacts that ticked them. */
export const SheetView = z.object({
  memberId: MemberId,
  areaId: AreaId,
  ruleId: z.string(),
  period: Period,
  /** `open` during the week, `grace` while late entries are taken, then `closed` for good. */
  state: z.enum(['open', 'grace', 'closed']),
  /** Contacts owed, made, and of those made entered late. */
  due: z.number().int(),
  done: z.number().int(),
  late: z.number().int(),
  closesAt: Instant,
  households: z.array(
    z.object({
      householdId: HouseholdId,
      /** One, or two on different days for a household that is due twice a week. */
      due: z.number().int(),
      done: z.number().int(),
      contacts: z.array(z.object({ contactId: Ulid, on: LocalDate, late: z.boolean() })),
    }),
  ),
})
export type SheetView = z.output<typeof SheetView>

export const listMySheets = route({
  method: 'GET',
  path: '/v1/my/sheets',
  action: 'sheet.read-own',
  tag,
  summary: say('我的工作表', 'My sheets of a period'),
  query: z.strictObject({ period: Period }),
  answer: z.object({ items: z.array(SheetView) }),
})

export const listSheets = route({
  method: 'GET',
  path: '/v1/sheets',
  action: 'sheet.read',
  tag,
  summary: say('辖区内各网格员的工作表', 'Sheets of the workers of a subtree'),
  query: z.strictObject({ area: AreaId, period: Period, ...paging }),
  answer: pageOf(SheetView),
})
