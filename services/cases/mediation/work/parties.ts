import type { Ports } from '@wangge/http'
import type { Language } from '@wangge/problem'
import type { Op } from '@wangge/table'
import { phoneOf } from '@wangge/vault/phone'
import type * as z from 'zod'
import type { correctParty, Party } from '../contract/parties.ts'
import type { Party as Known } from '../domain/mediation.ts'
import type { Changed } from '../domain/parties.ts'

/** A drawer in the vault for a party. */
export const enrolledParty = async (
  partyId: string,
  { role, name, phone, language }: z.output<typeof Party>,
  { path, otherwise }: { path: string; otherwise: Language },
  { vault, county }: Pick<Ports, 'vault' | 'county'>,
): Promise<{ party: Known; ops: Op[] }> => {
  const { testPhones } = await county.config()
  const reached = phone === undefined ? {} : { phone: phoneOf(phone, { testPhones }, path) }
  const { ops } = await vault.enrol(partyId, { kind: 'party', name, ...reached, language: language ?? otherwise })
  return { party: { partyId, role }, ops }
}

/** What a correction changes of how a party is known, and what writes it. */
export const correctedParty = async (
  { partyId, name, phone, language }: z.output<typeof correctParty.body>,
  { vault, county }: Pick<Ports, 'vault' | 'county'>,
): Promise<{ changed: Changed[]; ops: Op[] }> => {
  const before = await vault.subject(partyId)
  if (!before) return { changed: [], ops: [] }
  const { testPhones } = await county.config()
  const { ops, subject } = await vault.amend(partyId, {
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone: phone === null ? null : phoneOf(phone, { testPhones }, 'phone') }),
    ...(language !== undefined && { language }),
  })
  const isOther = {
    name: subject.name?.sealed !== before.name?.sealed,
    phone: subject.phone?.sealed !== before.phone?.sealed,
    language: subject.language !== before.language,
  }
  return { changed: (['name', 'phone', 'language'] as const).filter((one) => isOther[one]), ops }
}
