/** The closed set of things that can go wrong. Transport statuses are derived from it once, in packages/http. */
export const codes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'stale',
  'gone',
  'too-soon',
  'too-many',
  'unavailable',
] as const
export type Code = (typeof codes)[number]

/** Languages a person may be answered in; the first is the default. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
/** One sentence in every language Wangge speaks. */
export type Text = Readonly<Record<Language, string>>

/** Makes a `Text` from its Chinese and English wording. */
export const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })

/** What a field may be: one of these values; between two bounds, by steps; or of a form, with an example of it. */
export type Allowed =
  | readonly unknown[]
  | { readonly min?: number | string; readonly max?: number | string; readonly step?: number }
  | { readonly format: string; readonly example: unknown }

/** What is wrong with one field: its JSON path (`reporter.phone`), a sentence, and what would be allowed. */
export interface Fault {
  readonly path: string
  readonly what: Text
  readonly allowed?: Allowed
}

export interface ProblemOptions {
  /** Machine-readable facts for the caller; never personal data, never a key or table name. */
  readonly facts?: Readonly<Record<string, unknown>>
  readonly fields?: readonly Fault[]
  readonly cause?: unknown
}

/** The only error thrown on purpose. `detail` is for a person, `code` and `facts` for a program. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: Code
  readonly detail: Text
  readonly facts: Readonly<Record<string, unknown>>
  readonly fields: readonly Fault[]

  constructor(code: Code, detail: Text, { facts = {}, fields = [], cause }: ProblemOptions = {}) {
    super(detail.en, { cause })
    this.code = code
    this.detail = detail
    this.facts = facts
    this.fields = fields
  }
}

/** An `invalid` problem about one field. */
export const invalid = (path: string, what: Text, allowed?: Allowed): Problem =>
  new Problem('invalid', what, { fields: [{ path, what, ...(allowed === undefined ? {} : { allowed }) }] })

/** A `not-found` problem: the same words whether a thing is absent or outside the caller's subtree. */
export const notFound = (what: Text = say('没有找到', 'Not found')): Problem => new Problem('not-found', what)
