import type { Envelope, Fact } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import type { Language } from '@wangge/problem'
import type { TemplateId, VariableOf } from '@wangge/texts'
import type * as z from 'zod'
import type { Notice } from '../../message/work/notice.ts'
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
interface About {
  readonly areaId?: string
  readonly confidential?: true
  readonly class?: string
}

const noticesOfRow = async (
  { template, confidentially, to, says, when, until }: AnyRow,
  event: Envelope,
  ports: WorkPorts,
): Promise<Notice[]> => {
  const { data } = event
  const expiresAt = until?.(data)
  if (when?.(data) === false || (expiresAt !== undefined && expiresAt <= ports.now)) return []
  const told = await to(data, ports)
  const said = told.length > 0 ? await says(event, ports) : undefined
  if (!said) return []
  const { confidential, areaId = (await ports.county.config()).code, ...of } = data as About
  return told.map((one) => ({
    ...one,
    areaId,
    template: (confidential && confidentially) || template,
    variables: typeof said === 'function' ? said : () => said,
    confidential,
    // a resident is told under the number of their case: what staff must do at once need not wake them
    ...(of.class === 'emergency' && one.recipient === one.subjectId && { urgent: true as const }),
    ...(expiresAt !== undefined && { expiresAt }),
  }))
}

export const noticesOf = async (
  rows: readonly AnyRow[],
  event: Envelope,
  ports: WorkPorts,
): Promise<readonly Notice[]> => (await Promise.all(rows.map((row) => noticesOfRow(row, event, ports)))).flat()
