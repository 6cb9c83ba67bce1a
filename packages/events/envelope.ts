import type { Envelope, EventType } from '@wangge/contract'
import { eventOf, type Row } from '@wangge/table'

/**
 * The CloudEvent of an event row: an event item, or a record (a contact, a patrol) that is its own event.
 * Its id comes from the row's key and revision, so that a row relayed twice is the same event twice.
 */
export const toEnvelope = (row: Row, county: string): Envelope => {
  const event = eventOf(row)
  if (!event) throw new Error(`a row of ${row.e} is no event`)
  return {
    specversion: '1.0',
    id: event.eventId,
    source: `/wangge/${county}/${event.type.slice(0, event.type.indexOf('.'))}`,
    type: event.type as EventType,
    subject: event.subject,
    time: event.at,
    datacontenttype: 'application/json',
    county,
    rev: event.rev,
    cause: event.cause,
    data: event.data,
  }
}
