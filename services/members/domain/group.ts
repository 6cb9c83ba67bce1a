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

/** Does what is kept say what is asked for? */
export const isKept = <T extends object>(found: T | undefined, wanted: T): boolean =>
  found !== undefined &&
  Object.entries(wanted).every(([field, value]) => JSON.stringify(value) === JSON.stringify(found[field as keyof T]))
