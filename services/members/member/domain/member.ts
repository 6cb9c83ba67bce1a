import { Instant, MemberId, Sealed } from '@wangge/contract'
import { languages } from '@wangge/problem'
import * as z from 'zod'
import { Path, withArea } from './place.ts'

/** Somebody who works for the county's grids. Name and phone lie masked here; the vault keeps them. */
export const Member = z.object({
  memberId: MemberId,
  name: z.string(),
  phone: z.string(),
  landline: Sealed.optional(),
  path: Path,
  language: z.enum(languages),
  active: z.boolean(),
  registeredAt: Instant,
})
export type Member = z.output<typeof Member>

/** A member as answers show them, masked. */
export const viewOf = ({ memberId, name, phone, path, language, active }: Omit<Member, 'registeredAt'>) =>
  withArea({ memberId, name, phone, path, language, active })
