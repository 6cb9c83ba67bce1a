import { say } from '@wangge/problem'
import * as z from 'zod'
import { graphemesOf, hasWords } from './words.ts'

/** Kinds of personal data; each has its own mask. */
export type PersonalKind = 'name' | 'phone' | 'address' | 'note'

const forbidden = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u
const forbiddenInLines = /[^\P{Cc}\n\t]|[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const lineEnds = /\r\n?|[\u2028\u2029]/g

// what nobody sees in a line; joiners stay where they join: in an emoji, and in scripts whose letters they shape
const unseen =
  /[\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]|\u034f|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}\p{Script=Mongolian}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{L}\p{M}])/gu
const tidied = (text: string, refused: RegExp): string =>
  refused === forbidden ? text.replace(unseen, '') : text.replace(lineEnds, '\n')

const bounded = (max: number, min: number, refused: RegExp) => {
  const length = { error: `length:${min}-${max}` }
  return z
    .string()
    .refine((text) => text.length <= max * 8, { ...length, abort: true })
    .transform((text) => tidied(text, refused).normalize('NFC').trim())
    .refine((text) => !refused.test(text), { error: 'control-characters' })
    .refine((text) => text.length >= min && (min === 0 || hasWords(text)), length)
    .refine((text) => text.length <= max || graphemesOf(text).length <= max, length)
    .meta({ type: 'string', minLength: min, maxLength: max })
}

/** One line of text in NFC, no control or bidi characters, `min`–`max` graphemes, of which somebody can read one. */
export const line = (max: number, min = 1) => bounded(max, min, forbidden)
/** Several lines of text: as `line`, with newlines (however they are sent) and tabs. */
export const lines = (max: number, min = 1) => bounded(max, min, forbiddenInLines)

/** Marks a field as personal data: sealed by the vault at rest, masked in answers unless the caller may unmask. */
export const personal = <S extends z.ZodType>(kind: PersonalKind, schema: S): S =>
  schema.meta({ ...schema.meta(), personal: kind }) as S

/** Marks a field of an event's data as something that somebody wrote: it can be taken out of a ledger again. */
export const written = <S extends z.ZodType>(schema: S): S => schema.meta({ ...schema.meta(), written: true }) as S

/** Marks a field of an event's data: when it says this, somebody must hear of the event at once (突发性). */
export const hastening = <S extends z.ZodType>(value: z.output<S>, schema: S): S =>
  schema.meta({ ...schema.meta(), hastens: value }) as S

/** How a personal value rests in a row: ciphertext under the subject's own key, and the mask shown to those who may not unmask. */
export const Sealed = z.object({ sealed: z.string(), masked: z.string() })
export type Sealed = z.output<typeof Sealed>

// in other years neighbouring days and weeks cannot be written with four digits, or a calendar was another one
const isOfOurTime = (text: string): boolean => !/^([03-9]|1[0-7])\d+-/.test(text)
const notOurTime = { params: { text: say('年份须在 1800 到 2999 之间', 'The year must be from 1800 to 2999') } }

/** UTC instant with milliseconds; any ISO 8601 offset is taken in. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(isOfOurTime, notOurTime)
  .transform((text) => new Date(text).toISOString())
  .meta({ type: 'string', format: 'date-time' })
/** Local date in the county's zone, `2026-11-30`. */
export const LocalDate = z.iso.date().refine(isOfOurTime, notOurTime)

/** A text of a form that is told by its name and an example, never by its pattern. */
export const formatted = (pattern: RegExp, format: string, example: string) =>
  z.string().regex(pattern, { error: `format:${JSON.stringify({ format, example })}` })

const id = (what: string, example: string) =>
  formatted(/^[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}$/, 'id', example).meta({ title: what })
/** An area's id is the code it was opened with; a code is never used again. */
export const AreaId = id('AreaId', '330723101201001')
export const HouseholdId = id('HouseholdId', 'h000123')
export const MemberId = id('MemberId', 'm0007')
export const UnitId = id('UnitId', 'u01')
export const TeamId = id('TeamId', 't01')
/** A case's id is its public number: random, not a ULID. */
export const CaseId = id('CaseId', '7K3M-9QX2-VD4R')
/** A client's own id: ULID, 26 characters of Crockford base 32. */
export const Ulid = formatted(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'ulid', '01JDC3M6Q8T4V5W6X7Y8Z9A0BC').meta({
  title: 'Ulid',
})
const periodPattern = /^(1[89]|2\d)\d\d(-W(0[1-9]|[1-4]\d|5[0-3])|-(0[1-9]|1[0-2])(-H[12])?|-Q[1-4])?$/
/** A county-calendar period: `2026-W48`, `2026-11-H1`, `2026-11`, `2026-Q4`, `2026`. */
export const Period = formatted(periodPattern, 'YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-Hn, YYYY-Wnn', '2026-W48').meta({
  title: 'Period',
})

/** Query fields of every list: `limit` ≤ 100, `after` an opaque cursor. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: z.string().max(2000).optional(),
}
/** A page of a list; `next` is present while there is more. */
export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().optional() })
/** A list's page as handlers return it. */
export interface PageOf<T> {
  items: T[]
  next?: string
}

/** Text a person will read, in both languages. */
export const Bilingual = z.object({ 'zh-CN': line(500), en: line(500) })
