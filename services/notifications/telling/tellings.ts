import { tellingsOfCases } from './tellings/case.ts'
import { tellingsOfEndings } from './tellings/ending.ts'
import { tellingsOfMediations } from './tellings/mediation.ts'
import { tellingsOfMembers } from './tellings/member.ts'
import type { Telling } from './work/tell.ts'

/** Everything that people are told, by the fact it answers. */
export const tellings: readonly Telling[] = [
  ...tellingsOfMembers,
  ...tellingsOfCases,
  ...tellingsOfEndings,
  ...tellingsOfMediations,
]
