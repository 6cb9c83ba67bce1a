import { line } from '@wangge/contract'
import { invalid, say } from '@wangge/problem'
import * as z from 'zod'
import { Code, fault, Name, repeated } from './code.ts'
import { Form } from './form.ts'
import { RequiredEvidence } from './required-evidence.ts'

/** How a case is handled: 一般性 / 需调节处理性 / 突发性. Closed: each has behaviour of its own. */
export const caseClasses = ['general', 'mediation', 'emergency'] as const
export type CaseClass = (typeof caseClasses)[number]

/** The law or document that a category of cases is handled by. */
export const LegalBasis = z.strictObject({
  title: Name,
  /** 第六十五条 */
  article: line(40).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
})
export type LegalBasis = z.output<typeof LegalBasis>

/** A node of the category tree. Top nodes have no parent and group; cases are filed under nodes without children. */
export const Category = z.strictObject({
  code: Code,
  parent: Code.optional(),
  name: Name,
  /** Class of a case unless whoever accepts it says otherwise. */
  class: z.enum(caseClasses),
  /** May be reported without giving a name or phone. */
  open: z.boolean(),
  /**
   * Its cases stand in the public list, without text and with their place rounded, and it is offered over Open311. Only
   * where the county says so: for a report of a crime a day and a village are too much already.
   */
  public: z.boolean().optional(),
  /** Its cases are open to named viewers and whoever they lie with only (C20); never together with `public`. */
  confidential: z.boolean().optional(),
  /** Level of the ladder at which its confidential cases start, in place of the county's. */
  startsAt: Code.optional(),
  /** Asked besides of whoever reports it, whichever way. */
  form: Form.optional(),
  legalBasis: z.array(LegalBasis).max(10).optional(),
  /** What must be there before a case can be solved. */
  evidence: z
    .array(RequiredEvidence)
    .max(20)
    .refine((all) => repeated(all.map(({ code }) => code)).length === 0, fault(say('重复', 'Repeated')))
    .optional(),
  /** Takes no new cases; old ones keep it. */
  retired: z.boolean().optional(),
})
export type Category = z.output<typeof Category>

interface WithCategories {
  readonly categories: readonly Category[]
}

/** Codes from the top of the tree down to `code`; empty when there is no such category. */
export const categoryPath = ({ categories }: WithCategories, code: string): string[] => {
  const path: string[] = []
  for (let at: string | undefined = code; at !== undefined && !path.includes(at); ) {
    const found = categories.find((category) => category.code === at)
    if (!found) return []
    path.unshift(found.code)
    at = found.parent
  }
  return path
}

/** The category a new case may be filed under: known, not retired, without children. */
export const needCategory = ({ categories }: WithCategories, code: string): Category => {
  const found = categories.find((category) => category.code === code)
  const leaf = !categories.some(({ parent, retired }) => parent === code && !retired)
  if (found && leaf && !found.retired) return found
  throw invalid(
    'category',
    say('没有这个类别', 'No such category'),
    leafCategories({ categories }).map(({ code }) => code),
  )
}

/** The category of a case, retired or not. */
export const categoryOf = ({ categories }: WithCategories, code: string): Category | undefined =>
  categories.find((category) => category.code === code)

/** Categories that take new cases. */
export const leafCategories = ({ categories }: WithCategories): Category[] => {
  const parents = new Set(categories.map(({ parent }) => parent))
  return categories.filter(({ code, retired }) => !parents.has(code) && !retired)
}
