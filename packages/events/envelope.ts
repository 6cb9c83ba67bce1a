import type { Envelope, EventType } from '@wangge/contract'
import type { Row } from '@wangge/table'

/** Is this row an event that has to be told? */
export const isEvent = (row: Row): boolean => row.ev !== undefined

/**
 * The CloudEvent of an event row. Its id is made of the row's own key and revision, so that a row relayed twice
 * is the same event twice. An event item carries its data in `data`; a record (a contact, a patrol) is its own event.
 */
export const toEnvelope = (row: Row, county: string): Envelope => {
  const { ev, pk, sk, r } = row
  if (!ev) throw new Error(`row ${pk} ${sk} is no event`)
  return {
    specversion: '1.0',
    id: `${pk}/${sk}/${r}`,
    source: `/wangge/${county}/${ev.type.slice(0, ev.type.indexOf('.'))}`,
    type: ev.type as EventType,
    subject: ev.subject,
    time: ev.time,
    datacontenttype: 'application/json',
    county,
    rev: ev.rev,
    cause: ev.cause,
    data: row.e === 'event' ? row.d?.data : row.b,
  }
}
