import { agreementFollowedUp } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { enterMediation } from '../entry.ts'

/** An agreement that was not kept was no success: said of the month in which the mediation ended. */
export const onAgreementFollowedUp = react(agreementFollowedUp, { once: 'by-key' })(async (event, ports) => {
  const { kept, mediation } = event.data
  if (kept || mediation.endedAt === undefined) return []
  return enterMediation(event, mediation.endedAt, { ended: true, succeeded: false }, ports)
})
