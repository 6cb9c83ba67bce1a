import type { Envelope, Fact } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import type { Language } from '@wangge/problem'
import { type TemplateId, templateOf, type VariableOf } from '@wangge/texts'
import type * as z from 'zod'
import { type About, postOf, type Stage, Standing } from '../../message/domain/standing.ts'
import type { Notice } from '../../message/work/one-text.ts'
import type { Audience } from './audience.ts'

type Words<V extends string> = Readonly<Record<V, string>>

/** What a text's variables say, in a language where it matters; undefined when there is nothing to say any more. */
export type Says<D, V extends string> = (
  event: Envelope<D>,
  ports: WorkPorts,
) => MaybeLater<Words<V> | ((language: Language) => MaybeLater<Words<V>>) | undefined>
type MaybeLater<T> = T | Promise<T>

interface RowOf<D, T extends TemplateId, C extends TemplateId> {
  readonly template: T
  /** Said instead when only few may know of what it is about (C20). */
  readonly confidentially?: C
  readonly to: Audience<D>
  readonly says: Says<D, VariableOf<T>>
  /** Of which of these facts; of all when it does not say. */
  readonly when?: (data: D) => boolean
  /** From when on it says nothing any more. */
  readonly until?: (data: D) => string | undefined
  /** Until when it must be read to be of use; of what names a case's limit, that. */
  readonly readBy?: (data: D) => string | undefined
  /** What it does to its reader, where the audience and the words do not say. */
  readonly stage?: Stage
  /** Says it of every session to come, though it names the next. */
  readonly endsAll?: true
  /** Is not urgent: told once a day with all that is not. Of which matter. */
  readonly gathers?: (data: D) => string
}

type NameOf<F extends Fact> = F['type'] extends `${string}.${infer Name}.v${number}` ? Name : never
/** A template is named as the fact it answers. */
type TemplateOf<F extends Fact> = Extract<TemplateId, NameOf<F> | `${NameOf<F>}-${string}`>
/** Those whose variables another's words have too. */
type Within<T extends TemplateId, C extends TemplateId> = {
  [Id in C]: [VariableOf<Id>] extends [VariableOf<T>] ? Id : never
}[C]

/** Whom to tell of a fact, and what. */
export type Row<F extends Fact> = {
  [T in TemplateOf<F>]: RowOf<z.output<F['data']>, T, Within<T, TemplateOf<F>>>
}[TemplateOf<F>]
type AnyRow = RowOf<unknown, TemplateId, TemplateId>

export interface Telling {
  readonly fact: Fact
  readonly rows: readonly AnyRow[]
}

/** Declares all that is told of one fact. Whoever is among several audiences is told the first. */
export const tell = <F extends Fact>(fact: F, ...rows: readonly Row<F>[]): Telling => ({
  fact,
  rows: rows as unknown as readonly AnyRow[],
})

export const factsIn = (tellings: readonly Telling[]): Fact[] => tellings.map(({ fact }) => fact)

/** What facts may say of what they are about. */
interface Told extends Partial<Omit<Standing, 'confidential'>> {
  readonly caseId?: string
  readonly session?: number
  readonly mediation?: { readonly ordinal?: number }
  readonly telling?: { readonly session?: number | undefined } | undefined
  readonly confidential?: true
}

/** What a text does to its reader. One that names no limit to whoever has a case tells them that it is over. */
const stageOf = ({ template, to: { are }, stage }: AnyRow, isStaff: boolean): Stage => {
  if (stage) return stage
  const { variables } = templateOf(template)
  const isLimited = variables.includes('due') || variables.includes('until')
  if (are === 'deciders') return 'decides'
  if (are === 'previous') return 'gone'
  if (are === 'holders') return isLimited ? 'brings' : 'gone'
  return isLimited && !isStaff ? 'open' : 'news'
}

const aboutOf = (row: AnyRow, { data, rev }: Envelope, isStaff: boolean): About | undefined => {
  const { caseId, step, holder, mediation, telling, session = telling?.session } = data as Told
  if (caseId === undefined) return undefined
  const stage = stageOf(row, isStaff)
  const { are } = row.to
  const isPosted = are === 'deciders' || (are === 'holders' && stage !== 'gone')
  const ofSession = session !== undefined && {
    session: `${mediation?.ordinal ?? 1}#${session}`,
    ...(row.endsAll && { endsAll: true as const }),
  }
  return { caseId, of: rev, step, ...ofSession, stage, ...(isPosted && holder && { post: postOf(holder) }) }
}

const aboutIt = (about: About | undefined) => (about ? { about } : {})

const noticesOfRow = async (row: AnyRow, event: Envelope, ports: WorkPorts): Promise<Notice[]> => {
  const { template, confidentially, to, says, when, until, gathers } = row
  const { data } = event
  const expiresAt = until?.(data)
  // a code that has run out is nobody's loss; of all else it is kept that it came too late
  const isOver = expiresAt !== undefined && expiresAt <= ports.now && templateOf(template).secret
  if (when?.(data) === false || isOver) return []
  const told = await to(data, ports)
  const said = told.length > 0 ? await says(event, ports) : undefined
  if (!said) return []
  const { confidential, areaId = (await ports.county.config()).code, ...of } = data as Told
  const limit = row.readBy ? row.readBy(data) : templateOf(template).variables.includes('due') ? of.dueAt : undefined
  return told.map((one) => ({
    ...one,
    ...(limit !== undefined && limit > ports.now && { readBy: limit }),
    ...aboutIt(aboutOf(row, event, one.recipient === one.subjectId)),
    ...(gathers && { gathers: { thing: gathers(data), standing: Standing.parse({ ...of, areaId, confidential }) } }),
    areaId,
    template: (confidential && confidentially) || template,
    variables: typeof said === 'function' ? said : () => said,
    confidential,
    ...(of.class === 'emergency' && { urgent: true as const }),
    ...(expiresAt !== undefined && { expiresAt }),
  }))
}

export const noticesOf = async (
  rows: readonly AnyRow[],
  event: Envelope,
  ports: WorkPorts,
): Promise<readonly Notice[]> => (await Promise.all(rows.map((row) => noticesOfRow(row, event, ports)))).flat()
