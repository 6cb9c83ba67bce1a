import { caseRated } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { enterCase } from '../entry.ts'

/** Four or five stars are satisfied; who did not rate is neither satisfied nor dissatisfied. */
const satisfied = 4

export const onCaseRated = react(caseRated, { once: 'by-key' })((event, ports) => {
  const tallies = { 'ratings.given': 1, 'ratings.satisfied': event.data.stars >= satisfied ? 1 : 0 }
  return enterCase(event, { source: 'rating', tallies }, ports)
})
