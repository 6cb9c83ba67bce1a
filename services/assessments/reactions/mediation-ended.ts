import { mediationEnded } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { enterMediation } from '../entry.ts'

/** A mediation counts in the month it ended; it succeeded when there is an agreement. Pending ones never count. */
export const onMediationEnded = react(mediationEnded, { once: 'by-key' })((event, ports) =>
  enterMediation(event, event.time, { ended: true, succeeded: event.data.outcome === 'agreed' }, ports),
)
