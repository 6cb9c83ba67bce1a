import type { Ports } from '@wangge/http'
import { added, changed, refused, unchanged, type Verdict } from '@wangge/imports'
import { type Fault, say } from '@wangge/problem'
import { type Item, type Op, occur, put, remove } from '@wangge/table'
import { mask, type Subject } from '@wangge/vault'
import { landlineFaults, landlineIn, phoneFault, phoneIn } from '@wangge/vault/phone'
import type * as z from 'zod'
import { type MemberColumns, memberRegistered } from '../contract.ts'
import { itemsBy } from '../table/items.ts'
import { MemberRow, PhoneRow } from '../table/member.ts'
import { pathsOf } from '../table/place.ts'
import type { Act } from './act.ts'

/** A person to register, as a file tells it. */
export type Person = z.output<typeof MemberColumns>
type Rev<T> = T & { readonly rev?: number }

/** What decisions about people must know; `register` keeps it up to date, so that the next one sees the last. */
export interface Register {
  readonly paths: ReadonlyMap<string, readonly string[]>
  readonly members: Map<string, Rev<Item<typeof MemberRow>>>
  readonly subjects: Map<string, Subject>
  /** E.164 and hash by the phone as it was written; a text that is no phone is missing. */
  readonly phones: ReadonlyMap<string, { readonly number: string; readonly hash: string }>
  /** Whose phone it is, by hash. */
  readonly holders: Map<string, Rev<Item<typeof PhoneRow>>>
}
type Needs = Pick<Ports, 'table' | 'county' | 'vault'>

export const readRegister = async ({ table, county, vault }: Needs, people: readonly Person[]): Promise<Register> => {
  const config = await county.config()
  const memberIds = [...new Set(people.map(({ ref }) => ref))]
  const phones = new Map<string, { number: string; hash: string }>()
  for (const { phone } of people) {
    const number = phoneIn(phone, config)
    if (number) phones.set(phone, { number, hash: await vault.blindIndex('phone', number) })
  }
  const hashes = [...phones.values()].map(({ hash }) => hash)
  const areaIds = people.map(({ areaCode }) => areaCode)
  const [paths, members, holders, subjects] = await Promise.all([
    pathsOf(table, areaIds),
    itemsBy(table, MemberRow, 'memberId', memberIds),
    itemsBy(table, PhoneRow, 'phoneHash', hashes),
    vault.subjects(memberIds),
  ])
  const found = subjects.flatMap((subject): [string, Subject][] => (subject ? [[subject.subjectId, subject]] : []))
  return { paths, members, subjects: new Map(found), phones, holders }
}

const faultsOf = (known: Register, { ref, areaCode, phone, landline }: Person): Fault[] => {
  const faults: Fault[] = landlineFaults(landline)
  const subject = known.subjects.get(ref)
  const number = known.phones.get(phone)
  const holder = number && known.holders.get(number.hash)
  if (subject && subject.kind !== 'member')
    faults.push({ path: 'ref', what: say('这个编号已用于别的人或户', 'This ref is in use for something else') })
  if (!known.paths.has(areaCode)) faults.push({ path: 'areaCode', what: say('没有这个区域', 'No such area') })
  if (!number) faults.push(phoneFault(phone))
  if (holder && holder.memberId !== ref)
    faults.push({ path: 'phone', what: say('这个手机号已属于另一成员', 'This phone is another member’s') })
  return faults
}

/** A landline as it rests in the row, under the member's own key. */
const landlineOf = ({ landline }: Person, subject: Subject) =>
  landline === undefined ? {} : { landline: subject.seal('phone', landlineIn(landline) as string) }

const enrol = async (known: Register, person: Person, { now, cause, actor }: Act, { vault }: Needs): Promise<Op[]> => {
  const { ref: memberId, name, phone, areaCode, language } = person
  const path = known.paths.get(areaCode) as readonly string[]
  const { number, hash } = known.phones.get(phone) as { number: string; hash: string }
  const { ops, subject } = await vault.enrol(memberId, { kind: 'member', name, phone: number, language })
  const member = {
    memberId,
    name: mask('name', name),
    phone: mask('phone', number),
    ...landlineOf(person, subject),
    path: [...path],
    language,
    active: true,
    registeredAt: now,
  }
  known.members.set(memberId, member)
  known.subjects.set(memberId, subject)
  known.holders.set(hash, { phoneHash: hash, memberId })
  return [
    ...ops,
    put(MemberRow, member),
    put(PhoneRow, { phoneHash: hash, memberId }),
    occur({
      prefix: 'members',
      aggregate: `member#${memberId}`,
      rev: 1,
      fact: memberRegistered,
      subject: memberId,
      data: { memberId, areaId: path.at(-1) as string },
      at: now,
      cause,
      actor,
    }),
  ]
}

/** Moves the member's phone from one hash to another. */
const rehash = async (known: Register, memberId: string, from: string, to: string, { table }: Needs): Promise<Op[]> => {
  const old = await table.get(PhoneRow, { phoneHash: from })
  const holder = { phoneHash: to, memberId }
  known.holders.set(to, holder)
  return [...(old?.memberId === memberId ? [remove(PhoneRow, old)] : []), put(PhoneRow, holder)]
}

const reveal = (subject: Subject, field: 'name' | 'phone'): string => {
  const sealed = subject[field]
  return sealed ? subject.reveal(sealed) : ''
}

/** Registers a person, or takes over what has changed about them. */
export const register = async (known: Register, person: Person, act: Act, needs: Needs): Promise<Verdict> => {
  const faults = faultsOf(known, person)
  if (faults.length > 0) return refused(...faults)
  const { ref: memberId, name, phone, areaCode, language } = person
  const { number, hash } = known.phones.get(phone) as { number: string; hash: string }
  const [member, subject] = [known.members.get(memberId), known.subjects.get(memberId)]
  if (!member || !subject) return added(await enrol(known, person, act, needs))

  const path = known.paths.get(areaCode) as readonly string[]
  const was = { name: reveal(subject, 'name'), phone: reveal(subject, 'phone') }
  const hasMoved = path.join() !== member.path.join()
  const line = member.landline && subject.reveal(member.landline)
  const isSameLine = line === (person.landline && landlineIn(person.landline))
  if (was.name === name && was.phone === number && member.language === language && !hasMoved && isSameLine)
    return unchanged
  // the vault reads the subject's row itself, which a new one has only once this slice is written
  if (member.rev === undefined)
    return refused({ path: 'ref', what: say('这个编号在文件中出现了两次', 'This ref appears twice in the file') })

  const amended = await needs.vault.amend(memberId, { name, phone: number, language })
  const { landline: _, ...rest } = member
  const masked = { name: mask('name', name), phone: mask('phone', number) }
  const next = { ...rest, ...masked, ...landlineOf(person, amended.subject), path: [...path], language }
  known.members.set(memberId, next)
  known.subjects.set(memberId, amended.subject)
  const oldHash = await needs.vault.blindIndex('phone', was.phone)
  const moved = oldHash === hash ? [] : await rehash(known, memberId, oldHash, hash, needs)
  return changed([...amended.ops, put(MemberRow, next), ...moved])
}
