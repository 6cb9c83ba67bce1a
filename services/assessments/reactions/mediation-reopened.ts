import { mediationReopened } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { enterMediation } from '../entry.ts'

/** Mediated again it is pending: in the month of the end that no longer holds it counts no more. */
export const onMediationReopened = react(mediationReopened, { once: 'by-key' })((event, ports) =>
  enterMediation(event, event.data.previousEndedAt, { ended: false, succeeded: false }, ports),
)
