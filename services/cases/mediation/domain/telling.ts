import type { Sealed } from '@wangge/contract'
import type { Telling } from '../../case/contract/mediation-standing.ts'
import type { Mediation, Party, Session } from './mediation.ts'

/** Seals what was said under the mediation's own key. */
export type Seal = (text: string) => Sealed

/** Those who take part now. */
export const presentIn = ({ parties }: Pick<Mediation, 'parties'>): Party[] =>
  parties.filter(({ leftAt }) => leftAt === undefined)

/** Scheduled, and neither held nor cancelled. */
export const isAwaited = ({ outcome, cancelled }: Session): boolean => outcome === undefined && !cancelled

/** What parties are told of a session: when and where, nothing of what it is about. */
export const tellingOf = (
  { at, place, session }: Pick<Session, 'at' | 'place'> & { readonly session: number },
  { subjectId }: Pick<Mediation, 'subjectId'>,
  parties: readonly Pick<Party, 'partyId'>[],
  seal: Seal,
): Telling => ({
  partyIds: parties.map(({ partyId }) => partyId),
  disputeId: subjectId,
  session,
  sessionAt: at,
  sealedPlace: seal(place).sealed,
})

/** The same of the next session that they wait for; none when there is none. */
export const tellingOfNext = (
  mediation: Pick<Mediation, 'subjectId' | 'sessions'>,
  parties: readonly Pick<Party, 'partyId'>[],
  now: string,
  seal: Seal,
): { telling: Telling } | Record<never, never> => {
  const numbered = (mediation.sessions ?? []).map((one, n) => ({ ...one, session: n + 1 }))
  const awaited = numbered.filter((one) => isAwaited(one) && one.at > now)
  const [next] = awaited.sort((a, b) => (a.at < b.at ? -1 : 1))
  return next ? { telling: tellingOf(next, mediation, parties, seal) } : {}
}
