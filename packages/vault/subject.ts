import { Sealed } from '@wangge/contract'
import { languages } from '@wangge/problem'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'

/** Whose personal data it is; of a `dispute`, what was said between its parties. */
export const subjectKinds = ['member', 'household', 'reporter', 'party', 'dispute'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/**
 * The one home of a person's data key and of how they are reached. Destroying this row makes everything sealed under
 * its key unreadable, wherever it lies.
 */
export const SubjectRow = defineEntity('subject', 'subject', {
  schema: z.object({
    subjectId: z.string(),
    kind: z.enum(subjectKinds),
    /** The subject's data key, wrapped by the county key. */
    key: z.string(),
    name: Sealed.optional(),
    phone: Sealed.optional(),
    language: z.enum(languages),
  }),
  key: ({ subjectId }: { subjectId: string }) => [subjectId, 'subject'],
  brief: [],
})
