import { householdsOf, memberOf, type Plan } from './arbitrary-county.ts'
import type { Marks } from './marks.ts'
import { must, type RunningCounty } from './running-county.ts'

const monday = '2026-11-23T00:05:00+08:00'
const nextMonday = '2026-11-30T00:05:00+08:00'
const firstOfMonth = '2026-12-01T00:30:00+08:00'
const later = '2026-12-01T01:00:00.000Z'

/** A worker's week with one contact, closed, and the month's reviews. */
export const keepDuties = async (
  { areas }: Plan,
  { call, as, ring, clock }: RunningCounty,
  marks: Marks,
): Promise<void> => {
  await ring('duties.open-week', monday)
  for (const area of areas.filter(({ kind }) => kind === 'basic-grid')) {
    const memberId = memberOf(area)
    for (const [n, householdId] of householdsOf(area).entries()) {
      const id = `01KC${String(area.n * 10 + n).padStart(22, '0')}`
      const body = {
        contactId: marks.id(id, 'contact', [area.areaId], [memberId]),
        householdId,
        mode: 'home',
        note: '好',
      }
      must(await call({ method: 'POST', url: '/v1/contacts', headers: await as(memberId), body }))
    }
  }
  await ring('duties.end-week', nextMonday)
  await ring('assessments.make-reviews', firstOfMonth)
  clock.now = later
}

/** Marks what the county made by itself. */
export const markMade = ({ store }: RunningCounty, marks: Marks): void => {
  const rows = store.database.prepare("SELECT b FROM rows WHERE e = 'message'").all()
  for (const { b } of rows) {
    const { messageId, recipient, areaId, confidential } = JSON.parse(b as string)
    marks.id(messageId, 'message', confidential ? [] : [areaId], [recipient])
  }
}
