import { formatted, line } from '@wangge/contract'
import { say, type Text } from '@wangge/problem'
import * as z from 'zod'

/** A word of the county's own vocabulary: a level, a category, a rule. Never used again for something else. */
export const Code = formatted(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'code', 'facility-lamp').max(40)
/** How a thing is called, in both languages. */
export const Name = z.strictObject({ 'zh-CN': line(40), en: line(80) })

/** Positions of what occurs a second time. */
export const repeated = (codes: readonly string[]): number[] =>
  codes.flatMap((code, n) => (codes.indexOf(code) < n ? [n] : []))

/** A sentence in both languages as zod carries it. */
export const fault = (text: Text) => ({ error: text.en, params: { text } })

/** Refuses a list in which one value of a field stands twice. */
export const distinct =
  <F extends string>(field: F) =>
  (list: readonly Readonly<Record<F, string>>[], { addIssue }: Pick<z.RefinementCtx, 'addIssue'>): void => {
    for (const n of repeated(list.map((one) => one[field])))
      addIssue({ code: 'custom', path: [n, field], message: 'Repeated', params: { text: say('重复', 'Repeated') } })
  }
