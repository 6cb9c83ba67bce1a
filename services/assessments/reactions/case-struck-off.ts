import { caseStruckOff } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { enterCase } from '../entry.ts'

/** A case counts in the month it was struck off; a part of one counts with the whole. */
export const onCaseStruckOff = react(caseStruckOff, { once: 'by-key' })((event, ports) => {
  if (event.data.parentId) return []
  const tallies = { 'cases.should-close': 1, 'cases.closed-on-time': event.data.onTime ? 1 : 0 }
  return enterCase(event, { source: 'case', tallies }, ports)
})
