import { caseUrged } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { enterCase, missed } from '../entry.ts'

/** Still open after its limit: it should have been closed by now, whether it is ever closed or not (G2). */
export const onCaseUrged = react(caseUrged, { once: 'by-key' })((event, ports) => {
  const { parentId, by, lateAt, holder, ...data } = event.data
  if (parentId || by !== 'timer' || lateAt === undefined) return []
  const fact = { data: { ...data, handlerId: holder.memberId }, rev: event.rev, time: lateAt }
  return enterCase(fact, { source: 'case', tallies: missed }, ports)
})
