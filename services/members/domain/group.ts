import type * as z from 'zod'
import { Team as TeamView } from '../contract/teams.ts'
import { Unit as UnitView } from '../contract/units.ts'
import { Path } from './member.ts'

/** A unit as it is kept. */
export const Unit = UnitView.omit({ areaId: true }).extend({ path: Path })
export type Unit = z.output<typeof Unit>

/** A team as it is kept. */
export const Team = TeamView.omit({ areaId: true }).extend({ path: Path })
export type Team = z.output<typeof Team>

/** Two plain values that say the same. */
export const isSame = (a: object, b: object): boolean => {
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    left.length === right.size && left.every(([key, value]) => JSON.stringify(value) === JSON.stringify(right.get(key)))
  )
}
