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

/** The area that a thing belongs to. */
export const areaOf = ({ path }: { readonly path: readonly string[] }): string => path.at(-1) as string

/** What a list shows of a thing: where it belongs, instead of the way there. */
export const placed = <T extends { readonly path: readonly string[] }>({ path, ...rest }: T) => ({
  ...rest,
  areaId: areaOf({ path }),
})

/** A member as answers show them, masked. */
export const viewOf = ({ memberId, name, phone, path, language, active }: Omit<Member, 'registeredAt'>) =>
  placed({ memberId, name, phone, path, language, active })
