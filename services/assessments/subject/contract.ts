import * as z from 'zod'

/** Who is reviewed: workers, grids and teams, never households. */
export const subjectKinds = ['worker', 'grid', 'team'] as const
export const SubjectKind = z.enum(subjectKinds)
export type SubjectKind = z.output<typeof SubjectKind>
