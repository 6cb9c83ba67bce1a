import {
  HouseholdId,
  Instant,
  LocalDate,
  line,
  MemberId,
  Period,
  pageOf,
  paging,
  personal,
  route,
  Ulid,
} from '@wangge/contract'
import { contactModes } from '@wangge/county/config'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'duties'

/** How a household was contacted. A county's rule says which of them count (E2). */
export const ContactMode = z.enum(contactModes)

/** Why a worker called: collecting needs, explaining policy, settling a dispute (民情采集、政策宣传、矛盾化解). */
export const Purpose = z.enum(['needs', 'policy', 'dispute'])

/** One contact as a client sends it; its id is the client's own and the idempotency key. */
export const NewContact = z.strictObject({
  contactId: Ulid,
  householdId: HouseholdId,
  mode: ContactMode,
  /** Local day of the contact; today unless told. Never in the future. */
  on: LocalDate.optional(),
  /** The phone's clock when it was captured. */
  capturedAt: Instant.optional(),
  purpose: Purpose.optional(),
  note: personal('note', line(300)).optional(),
})
export type NewContact = z.output<typeof NewContact>

/** What became of a contact. `counts` is false when the mode does not count or the household was not owed one. */
export const Contact = z.object({
  contactId: Ulid,
  memberId: MemberId,
  householdId: HouseholdId,
  mode: ContactMode,
  purpose: Purpose.optional(),
  on: LocalDate,
  period: Period,
  late: z.boolean(),
  counts: z.boolean(),
  /** By the phone's clock, and the same by the server's: moved by as much as the phone's was wrong when it sent it. */
  capturedAt: Instant.optional(),
  correctedAt: Instant.optional(),
  recordedAt: Instant,
})
export type Contact = z.output<typeof Contact>

export const recordContact = route({
  method: 'POST',
  path: '/v1/contacts',
  action: 'contact.record',
  tag,
  status: 201,
  summary: say('登记一次联系', 'Record a contact'),
  body: NewContact,
  answer: Contact,
  example: {
    body: { contactId: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC', householdId: 'H000001', mode: 'home', purpose: 'needs' },
  },
})

export const listMyContacts = route({
  method: 'GET',
  path: '/v1/my/contacts',
  action: 'sheet.read-own',
  tag,
  summary: say('我登记的联系', 'Contacts I recorded'),
  query: z.strictObject({ ...paging }),
  answer: pageOf(Contact),
})
