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

/** One item of a sync: a record captured offline, with its kind. */
export const SyncItem = NewContact.extend({ kind: z.literal('contact') })

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
  recordedAt: Instant,
})
export type Contact = z.output<typeof Contact>

/** A problem as one item of a sync answers it: RFC 9457, with the fields named. */
const ItemProblem = z.looseObject({ code: z.string(), title: z.string(), detail: z.string(), status: z.number().int() })

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

export const sync = route({
  method: 'POST',
  path: '/v1/sync',
  action: 'sync.send',
  tag,
  summary: say('批量上传离线记录，逐条答复', 'Send records captured offline; a result per item, order kept'),
  body: z.strictObject({ items: z.array(z.unknown()).min(1).max(100) }),
  answer: z.object({
    items: z.array(
      z.object({
        /** The client's id as sent, absent when the item had none. */
        id: z.string().optional(),
        /** 201 stored now, 200 stored before with the same content, or the problem's status. */
        status: z.number().int(),
        contact: Contact.optional(),
        problem: ItemProblem.optional(),
      }),
    ),
  }),
  example: {
    body: {
      items: [{ kind: 'contact', contactId: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC', householdId: 'H000001', mode: 'phone' }],
    },
  },
})
