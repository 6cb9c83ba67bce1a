import { AreaId, Instant, MemberId } from '@wangge/contract'
import { languages } from '@wangge/problem'
import * as z from 'zod'

/** Areas from the county down to where a thing belongs. */
export const Path = z.array(AreaId).min(1)

/** Somebody who works for the county's grids. Name and phone lie masked here; the vault keeps them. */
export const Member = z.object({
  memberId: MemberId,
  name: z.string(),
  phone: z.string(),
  path: Path,
  language: z.enum(languages),
  active: z.boolean(),
  registeredAt: Instant,
})
export type Member = z.output<typeof Member>
