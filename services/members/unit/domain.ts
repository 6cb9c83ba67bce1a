import type * as z from 'zod'
import { Path } from '../member/domain/place.ts'
import { Unit as UnitView } from './contract.ts'

/** A unit as it is kept. */
export const Unit = UnitView.omit({ areaId: true }).extend({ path: Path })
export type Unit = z.output<typeof Unit>
