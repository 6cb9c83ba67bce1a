import { Sealed } from '@wangge/contract'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { contactRecorded } from './contract/facts.ts'
import { Contact } from './contract/record.ts'

/** One contact: record, event and idempotency key in one item and one write unit. */
export const ContactRow = defineEntity('duties', 'contact', {
  schema: z.object({
    ...Contact.shape,
    note: Sealed.optional(),
    /** Of what the client sent: a repeat with other content is refused. */
    bodyHash: z.string(),
  }),
  key: ({ memberId, contactId }: { memberId: string; contactId: string }) => [`contacts#${memberId}`, contactId],
  brief: ['contactId', 'memberId', 'householdId', 'mode', 'purpose', 'on', 'period', 'late', 'counts'],
  fact: contactRecorded,
  event: ({ contactId, recordedAt }) => ({
    subject: contactId,
    time: recordedAt,
    cause: contactId,
  }),
})
