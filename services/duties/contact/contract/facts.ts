import { event } from '@wangge/contract'
import { say } from '@wangge/problem'
import { Contact } from './record.ts'

/** A worker's contact with a household. */
export const contactRecorded = event({
  type: 'duties.contact-recorded.v1',
  title: say('已登记联系', 'Contact recorded'),
  data: Contact.omit({ recordedAt: true, capturedAt: true, correctedAt: true }),
  example: {
    contactId: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC',
    memberId: 'M0001',
    householdId: 'H000001',
    mode: 'home',
    purpose: 'needs',
    on: '2026-11-24',
    period: '2026-W48',
    late: false,
    counts: true,
  },
})
