import { weekEnded } from '@wangge/duties/contract'
import { react } from '@wangge/events'
import { spanOf } from '@wangge/time'
import { enter } from '../entry.ts'
import { recorded } from '../reviewed.ts'

/** A week counts in the month of its Sunday. Whoever owes contacts is reviewed as a worker, whatever their post. */
export const onWeekEnded = react(weekEnded, { once: 'by-key' })(async (event, ports) => {
  const { memberId, areaId, period, due, done, late } = event.data
  const entries = enter(
    {
      period: spanOf(period).last.slice(0, 7),
      source: 'sheet',
      recordId: event.subject,
      recordRev: event.rev,
      areaId,
      tallies: { 'contacts.due': due, 'contacts.done': done, 'contacts.late': late },
      at: event.time,
      recordedAt: ports.now,
    },
    memberId,
  )
  return [...entries, ...(await recorded({ kind: 'worker', subjectId: memberId, areaId }, ports))]
})
