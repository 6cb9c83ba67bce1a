import type * as z from 'zod'
import { Path } from '../member/domain/place.ts'
import { Team as TeamView } from './contract.ts'

/** A team as it is kept. */
export const Team = TeamView.omit({ areaId: true }).extend({ path: Path })
export type Team = z.output<typeof Team>
