import type { Language } from '@wangge/problem'
import type { TemplateId } from '@wangge/texts'
import type { About, Standing } from '../domain/standing.ts'

export type Words = Readonly<Record<string, string>>

/** One text to one person, before it is worded in their language. */
export interface Notice {
  /** A member's id, or a case's number for the resident who reported it and for parties to its mediation. */
  readonly recipient: string
  readonly subjectId: string
  readonly areaId: string
  readonly template: TemplateId
  readonly variables: (language: Language) => Promise<Words> | Words
  /** As somebody else was to read it, in whose place this one is told. */
  readonly text?: string | undefined
  /** About what only few may know of (C20): nobody but the recipient reads it here. */
  readonly confidential?: true | undefined
  /** About an emergency: at any hour, ahead of what waits, whatever its words and whoever reads it (C2). */
  readonly urgent?: true
  /** Is told with all else that is not urgent, once a day; what it is about, and how that stands. */
  readonly gathers?: { readonly thing: string; readonly standing: Standing }
  /** From when on it says nothing any more. */
  readonly expiresAt?: string
  /** Until when it must be read to be of use. */
  readonly readBy?: string
  /** What it is about, when it is a case. */
  readonly about?: About
}
