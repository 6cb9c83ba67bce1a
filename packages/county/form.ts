import { say } from '@wangge/problem'
import * as z from 'zod'
import { Code, fault, Name, repeated } from './code.ts'

/** How a question is answered. `text` is one line. */
export const fieldKinds = ['text', 'long-text', 'number', 'date', 'choice', 'multi-choice', 'yes-no'] as const
/**
 * How an answer is kept: `open` as it is; `personal`, and `sensitive` (health, money, an identity number), sealed under
 * the key of whoever it is about and masked until somebody looks, which is recorded.
 */
export const sensitivities = ['open', 'personal', 'sensitive'] as const

const isChosen = (kind: string): boolean => kind === 'choice' || kind === 'multi-choice'

/** One question of a form. */
export const FormField = z
  .strictObject({
    code: Code,
    name: Name,
    kind: z.enum(fieldKinds),
    required: z.boolean(),
    sensitivity: z.enum(sensitivities),
    /** How to answer. */
    hint: Name.optional(),
    /** To choose from, for the two kinds of choice. */
    choices: z
      .array(z.strictObject({ code: Code, name: Name }))
      .min(1)
      .max(100)
      .refine((all) => repeated(all.map(({ code }) => code)).length === 0, fault(say('重复', 'Repeated')))
      .optional(),
  })
  .refine(({ kind, choices }) => isChosen(kind) === (choices !== undefined), {
    path: ['choices'],
    ...fault(say('选择题须有选项，其他题不能有', 'What is to be chosen has choices, and nothing else has')),
  })
export type FormField = z.output<typeof FormField>

/** What is asked of whoever reports something, besides what happened and where; in the order it is asked. */
export const Form = z
  .array(FormField)
  .max(20)
  .refine((all) => repeated(all.map(({ code }) => code)).length === 0, fault(say('重复', 'Repeated')))
export type Form = readonly FormField[]
