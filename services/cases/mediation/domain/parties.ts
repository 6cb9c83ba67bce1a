import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import type { MediationCommand } from '../../case/contract/mediation-words.ts'
import type { Case } from '../../case/domain/case.ts'
import type { Setting } from '../../case/domain/order.ts'
import { mediationAllowed } from '../../case/steps/mediation.ts'
import { demandLegal, type Mediated, moveMediation } from './mediated.ts'
import type { Mediation, Party } from './mediation.ts'
import { demandBothSides } from './persons.ts'
import { presentIn, type Seal, tellingOfNext } from './telling.ts'

const [fewest, most] = [2, 20]

/** One that takes part. */
const partyIn = (mediation: Mediation, partyId: string): Party => {
  const present = presentIn(mediation)
  const party = present.find((one) => one.partyId === partyId)
  if (party) return party
  const known = present.map((one) => one.partyId)
  throw invalid('partyId', say('不是本调解的当事人', 'Not a party to this mediation'), known)
}

/** Somebody turns out to be a party as well; they are told of the session that is waited for. */
export const addParty = (
  found: Case,
  mediation: Mediation,
  party: Party,
  actor: Actor,
  setting: Setting,
  seal: Seal,
): Mediated<'add-party'> => {
  demandLegal(found, mediation, 'add-party')
  if (mediation.parties.length >= most)
    throw new Problem('conflict', say('当事人已满', 'There are too many parties'), { facts: { most } })
  const parties = [...mediation.parties, party]
  return moveMediation(found, mediation, 'add-party', {
    change: { parties },
    actor,
    setting,
    data: {
      partyId: party.partyId,
      parties: presentIn({ parties }).length,
      ...tellingOfNext(mediation, [party], setting.now, seal),
    },
  })
}

export type Changed = 'role' | 'name' | 'phone' | 'language'

/** What was written down of a party was wrong. Who is reached otherwise now is told again of the session waited for. */
export const correctParty = (
  found: Case,
  mediation: Mediation,
  { partyId, role, changed }: { partyId: string; role?: Party['role'] | undefined; changed: readonly Changed[] },
  actor: Actor,
  setting: Setting,
  seal: Seal,
): Mediated<'correct-party'> => {
  demandLegal(found, mediation, 'correct-party')
  const party = partyIn(mediation, partyId)
  const isOther = role !== undefined && role !== party.role
  const all = isOther ? [...changed, 'role' as const] : changed
  if (all.length === 0) throw invalid('name', say('没有更正任何内容', 'Nothing is corrected'))
  const parties = mediation.parties.map((one) => (isOther && one.partyId === partyId ? { ...one, role } : one))
  // an agreement is between two sides, and stays so
  if (isOther && mediation.step !== 'opened') demandBothSides({ parties })
  const isReached = changed.includes('phone') || changed.includes('language')
  return moveMediation(found, mediation, 'correct-party', {
    change: { parties },
    actor,
    setting,
    data: {
      partyId,
      parties: presentIn(mediation).length,
      changed: [...all],
      ...(isReached && tellingOfNext(mediation, [party], setting.now, seal)),
    },
  })
}

/** Takes a party out. Who came to a session stays on record; who never did was entered by mistake, and nothing is kept. */
export const removeParty = (
  found: Case,
  mediation: Mediation,
  { partyId, reason }: { partyId: string; reason: string },
  actor: Actor,
  setting: Setting,
  seal: Seal,
): Mediated<'remove-party'> => {
  demandLegal(found, mediation, 'remove-party')
  const party = partyIn(mediation, partyId)
  const left = presentIn(mediation).length - 1
  if (left < fewest)
    throw new Problem('conflict', say('调解至少要有两方当事人', 'A mediation needs two parties at the least'), {
      facts: { fewest },
    })
  const came = (mediation.sessions ?? []).some(({ attended }) => attended?.includes(partyId))
  const parties = mediation.parties.flatMap((one) =>
    one !== party ? [one] : came ? [{ ...one, leftAt: setting.now }] : [],
  )
  demandBothSides({ parties })
  return moveMediation(found, mediation, 'remove-party', {
    change: { parties },
    actor,
    setting,
    note: reason,
    // who is erased cannot be reached any more
    data: { partyId, parties: left, erased: !came, ...(came && tellingOfNext(mediation, [party], setting.now, seal)) },
  })
}

/** Commands that neither the case nor the mediation as it is would refuse. */
export const openToIt = (found: Case, mediation: Mediation): MediationCommand[] => {
  const isLatest = mediation.ordinal === found.mediation?.ordinal
  return mediationAllowed(found.step, mediation.step).filter((command) => {
    if (command === 'remove-party') return presentIn(mediation).length > fewest
    return isLatest || (command !== 'reopen-mediation' && command !== 'open-mediation')
  })
}
