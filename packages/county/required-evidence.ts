import * as z from 'zod'
import { Code, Name } from './code.ts'

/**
 * One of the papers and pictures without which a case cannot be solved. `before`: it shows how things stood and counts
 * only when it was handed in ahead of the solution, once and for all; `after`: it shows the result, and is asked for
 * again whenever the case has to be solved again; `any`: it may come at any time.
 */
export const RequiredEvidence = z.strictObject({
  code: Code,
  name: Name,
  kind: z.enum(['photo', 'document', 'note']),
  when: z.enum(['before', 'after', 'any']),
  /** How many of it. */
  count: z.int().min(1).max(20),
})
export type RequiredEvidence = z.output<typeof RequiredEvidence>
