import { Problem, say } from '@wangge/problem'
import { isPending, mediable, mediationAllowed, type PendingMediation } from './mediation.ts'
import type { Outcome } from './words.ts'

/** A case stays in hand while its mediation is pending: nothing else ends it, so that none is left over (C18). */
export const demandMediated = (mediation: PendingMediation | undefined, to: Outcome['to'], command: string): void => {
  if (!mediation || !isPending(mediation.step) || to === 'same' || mediable.includes(to)) return
  const { ordinal, step } = mediation
  throw new Problem(
    'conflict',
    say(`第 ${ordinal} 次调解尚未结束`, `Mediation ${ordinal} of this case has not ended`),
    { facts: { command, mediation: { ordinal, step }, allowed: mediationAllowed('accepted', step) } },
  )
}
