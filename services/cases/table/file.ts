import { defineFile } from '@wangge/files'

/** Photos, voice and documents of cases, and those that wait to belong to one. */
export const CaseFile = defineFile('cases')

/** What files belong to. */
export const ofCase = (caseId: string): string => `case#${caseId}`
