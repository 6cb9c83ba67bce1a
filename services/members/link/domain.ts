import { type Fault, say } from '@wangge/problem'
import type * as z from 'zod'
import { HouseholdLink } from './contract.ts'

export const Link = HouseholdLink
export type Link = z.output<typeof Link>

/** What a link asked for means beside the household's present one (E1: one primary worker per household). */
export const relink = (
  found: Link | undefined,
  wanted: Link,
  replaces: string | undefined,
): { outcome: 'linked' | 'moved' | 'retimed' | 'unchanged' } | { outcome: 'refused'; faults: Fault[] } => {
  if (!found) return { outcome: 'linked' }
  if (found.memberId === wanted.memberId && found.areaId !== wanted.areaId) return { outcome: 'moved' }
  if (found.memberId === wanted.memberId)
    return { outcome: found.frequency === wanted.frequency ? 'unchanged' : 'retimed' }
  if (replaces === found.memberId) return { outcome: 'moved' }
  const what = say(
    `该户已由 ${found.memberId} 联系，更换须填写 replaces`,
    `${found.memberId} looks after this household; to change that, name them in replaces`,
  )
  return { outcome: 'refused', faults: [{ path: 'householdRef', what }] }
}

/** Warns when a worker has just got one household more than is good; never refuses. */
export const overload = (households: number, { to }: { to: number }): Fault[] =>
  households === to + 1
    ? [{ path: 'memberRef', what: say(`联系户数超过 ${to} 户`, `Looks after more than ${to} households`) }]
    : []
