import { route } from '@wangge/contract'
import { fieldKinds, sensitivities } from '@wangge/county/form'
import { RequiredEvidence } from '@wangge/county/required-evidence'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { CaseClass, CategoryCode } from './words.ts'

const tag = 'cases'

/** A question of a category's form, in the caller's language. */
const Asked = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(fieldKinds),
  required: z.boolean(),
  sensitivity: z.enum(sensitivities),
  hint: z.string().optional(),
  choices: z.array(z.object({ code: z.string(), name: z.string() })).optional(),
})

const Node = z.object({
  code: CategoryCode,
  /** Above it in the tree; none for the top. Parents stand before their children. */
  parent: CategoryCode.optional(),
  name: z.string(),
  form: z.array(Asked),
})

/** What a reporter needs of a category. */
export const PublicCategory = Node.extend({
  /** Cases are reported under it; others are only there to group. */
  reportable: z.boolean(),
  /** A name or phone must be left. */
  needsContact: z.boolean(),
})
export type PublicCategory = z.output<typeof PublicCategory>

/** A category as staff see it. */
export const CategoryView = PublicCategory.extend({
  class: CaseClass,
  public: z.boolean(),
  retired: z.boolean(),
  legalBasis: z.array(z.object({ title: z.string(), article: z.string().optional(), url: z.string().optional() })),
  /** What must be there before a case can be solved. */
  evidence: z.array(RequiredEvidence.extend({ name: z.string() })),
})
export type CategoryView = z.output<typeof CategoryView>

export const version = z.int()

export const listCategories = route({
  method: 'GET',
  path: '/v1/categories',
  action: 'category.read',
  tag,
  summary: say(
    '事项类别树：表单、法律依据、必备证明',
    'The category tree: forms, legal basis, what must be proved; as of any version of it',
  ),
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000_000).optional() }),
  answer: z.object({ version, categories: z.array(CategoryView) }),
})
