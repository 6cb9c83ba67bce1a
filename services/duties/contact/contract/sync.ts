import { route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Contact, NewContact } from './record.ts'

const tag = 'duties'

/** One item of a sync: a record captured offline, with its kind. */
export const SyncItem = NewContact.extend({ kind: z.literal('contact') })

/** A problem as one item of a sync answers it: RFC 9457, with the fields named. */
const ItemProblem = z.looseObject({ code: z.string(), title: z.string(), detail: z.string(), status: z.number().int() })

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
