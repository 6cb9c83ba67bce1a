import { caseStruckOff } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { enterCase, missed } from '../entry.ts'

/**
 * A case counts in the month it was struck off; one that was late in the month in which that was found, where it may
 * count already (G2); a part of one counts with the whole.
 */
export const onCaseStruckOff = react(caseStruckOff, { once: 'by-key' })((event, ports) => {
  const { parentId, onTime, lateAt } = event.data
  if (parentId) return []
  const time = lateAt ?? event.time
  const tallies = onTime ? { 'cases.should-close': 1, 'cases.closed-on-time': 1 } : missed
  return enterCase({ ...event, time }, { source: 'case', tallies }, ports)
})
