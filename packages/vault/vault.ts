import type { PersonalKind, Sealed } from '@wangge/contract'
import type { Language } from '@wangge/problem'
import { type Op, put, putNew, remove, type Stored, type Table } from '@wangge/table'
import { decrypt, encrypt, keyedHash, newKey } from './cipher.ts'
import { deriveOnce, type Keys } from './keys.ts'
import { mask } from './mask.ts'
import { type SubjectKind, SubjectRow } from './subject.ts'

/** One person's drawer: seals and reveals under their own key. */
export interface Subject {
  readonly subjectId: string
  readonly kind: SubjectKind
  readonly language: Language
  readonly name?: Sealed
  readonly phone?: Sealed
  /** Ciphertext bound to the subject and the kind, with its mask. */
  seal(kind: PersonalKind, text: string): Sealed
  /** The text. Throws when the value was sealed for somebody else or was changed. */
  reveal(sealed: Sealed): string
}

/** How a subject is reached; plain text, E.164 for the phone. `null` takes a value away. */
export interface Reach {
  readonly name?: string | null
  readonly phone?: string | null
  readonly language?: Language
}

export interface Vault {
  /** A new subject with its own key. Its `ops` belong into the caller's transaction; they refuse a subject that exists. */
  enrol(
    subjectId: string,
    who: { kind: SubjectKind; name?: string; phone?: string; language?: Language },
  ): Promise<{ ops: Op[]; subject: Subject }>
  /** Changes how a subject is reached; no ops when nothing differs. Throws `not-found` when erased. */
  amend(subjectId: string, reach: Reach): Promise<{ ops: Op[]; subject: Subject }>
  /** Undefined when there is none, or it was erased. */
  subject(subjectId: string): Promise<Subject | undefined>
  /** Many at once, in the order asked. */
  subjects(subjectIds: readonly string[]): Promise<(Subject | undefined)[]>
  /** Destroys the subject's key: everything sealed under it is gone for good. No ops when it is gone already. */
  erase(subjectId: string): Promise<Op[]>
  /** 22 characters by which an equal value can be found again, and nothing else; changes when the county key changes. */
  blindIndex(kind: PersonalKind, value: string): Promise<string>
}

type Row = Stored<typeof SubjectRow>
const kinds: Readonly<Record<string, PersonalKind>> = { n: 'name', p: 'phone', a: 'address', o: 'note' }
const letters: Readonly<Record<PersonalKind, string>> = { name: 'n', phone: 'p', address: 'a', note: 'o' }
const wrapping = (subjectId: string): string => `key\n${subjectId}`
const binding = (subjectId: string, kind: PersonalKind): string => `${kind}\n${subjectId}`

const sealers = (subjectId: string, key: Uint8Array): Pick<Subject, 'seal' | 'reveal'> => ({
  seal: (kind, text) => ({
    sealed: letters[kind] + encrypt(key, text, binding(subjectId, kind)),
    masked: mask(kind, text),
  }),
  reveal: ({ sealed }) => {
    const kind = kinds[sealed.charAt(0)]
    if (!kind) throw new Error('sealed value of no kind')
    return decrypt(key, sealed.slice(1), binding(subjectId, kind)).toString('utf8')
  },
})

const subjectOf = (row: Omit<Row, 'rev'>, key: Uint8Array): Subject => {
  const { subjectId, kind, language, name, phone } = row
  return {
    subjectId,
    kind,
    language,
    ...(name && { name }),
    ...(phone && { phone }),
    ...sealers(subjectId, key),
  }
}

/** Opens the vault: subject keys lie wrapped in the table, the county key is fetched once and never written there. */
export const openVault = (table: Pick<Table, 'get' | 'getMany' | 'need'>, keys: Keys): Vault => {
  const derived = deriveOnce(keys)
  const open = async (row: Row): Promise<Subject> =>
    subjectOf(row, decrypt((await derived()).county, row.key, wrapping(row.subjectId)))

  return {
    async enrol(subjectId, { kind, name, phone, language = 'zh-CN' }) {
      const key = newKey()
      const { seal } = sealers(subjectId, key)
      const row = {
        subjectId,
        kind,
        key: encrypt((await derived()).county, key, wrapping(subjectId)),
        ...(name !== undefined && { name: seal('name', name) }),
        ...(phone !== undefined && { phone: seal('phone', phone) }),
        language,
      }
      return { ops: [putNew(SubjectRow, row)], subject: subjectOf(row, key) }
    },
    async amend(subjectId, reach) {
      const row = await table.need(SubjectRow, { subjectId })
      const subject = await open(row)
      const sealedOr = (kind: 'name' | 'phone', text: string | null | undefined): Sealed | undefined => {
        const kept = subject[kind]
        if (text === undefined || (text !== null && kept && subject.reveal(kept) === text)) return kept
        return text === null ? undefined : subject.seal(kind, text)
      }
      const name = sealedOr('name', reach.name)
      const phone = sealedOr('phone', reach.phone)
      const language = reach.language ?? row.language
      if (name === row.name && phone === row.phone && language === row.language) return { ops: [], subject }
      const { name: _name, phone: _phone, ...rest } = row
      const next = { ...rest, ...(name && { name }), ...(phone && { phone }), language }
      return { ops: [put(SubjectRow, next)], subject: await open(next) }
    },
    async subject(subjectId) {
      const row = await table.get(SubjectRow, { subjectId })
      return row && open(row)
    },
    async subjects(subjectIds) {
      const rows = await table.getMany(
        SubjectRow,
        subjectIds.map((subjectId) => ({ subjectId })),
      )
      return Promise.all(rows.map((row) => row && open(row)))
    },
    async erase(subjectId) {
      const row = await table.get(SubjectRow, { subjectId })
      return row ? [remove(SubjectRow, row)] : []
    },
    async blindIndex(kind, value) {
      return keyedHash((await derived()).index, `${kind}\n${value}`)
    },
  }
}
