import { defineFile, type StoredFile } from '@wangge/files'
import type { Table } from '@wangge/table'

/** Photos, recordings and documents of cases, and those that wait to belong to one. */
export const CaseFile = defineFile('cases')

const caseOf = 'case#'
/** What files belong to. */
export const ofCase = (caseId: string): string => `${caseOf}${caseId}`
const mediationOf = 'mediation#'
export const ofMediation = ({ caseId, ordinal }: { caseId: string; ordinal: number }): string =>
  `${mediationOf}${caseId}#${ordinal}`
const deedOf = 'deed#'
export const ofDeed = (deedId: string): string => `${deedOf}${deedId}`
const practiceOf = 'practice#'
export const ofPractice = (practiceId: string): string => `${practiceOf}${practiceId}`
const idAfter = (prefix: string, of: string | undefined): string | undefined =>
  of?.startsWith(prefix) ? of.slice(prefix.length) : undefined
/** The case that a file belongs to, or the item of a deed list, or the good practice. */
export const caseIdOf = ({ of }: { of?: string | undefined }): string | undefined => idAfter(caseOf, of)
export const deedIdOf = ({ of }: { of?: string | undefined }): string | undefined => idAfter(deedOf, of)
export const practiceIdOf = ({ of }: { of?: string | undefined }): string | undefined => idAfter(practiceOf, of)

/** The mediation that a file is the agreement of. */
export const mediationIdOf = ({ of }: { of?: string | undefined }): { caseId: string; ordinal: number } | undefined => {
  const [caseId, ordinal] = idAfter(mediationOf, of)?.split('#') ?? []
  return caseId === undefined ? undefined : { caseId, ordinal: Number(ordinal) }
}

/** Everything that belongs to a case, oldest first. */
export const filesOfCase = (table: Table, caseId: string): Promise<StoredFile[]> => everyFileOf(table, ofCase(caseId))

/** Everything that belongs to something, oldest first. */
export const everyFileOf = async (table: Table, of: string): Promise<StoredFile[]> => {
  const found: StoredFile[] = []
  let after: string | undefined
  do {
    const page = await table.listIndex(CaseFile, 1, `files#${of}`, { limit: 100, after })
    const files = page.items.length > 0 ? await table.getMany(CaseFile, page.items) : []
    found.push(...files.filter((file) => file !== undefined))
    after = page.next
  } while (after !== undefined)
  return found
}

/** Files of one shard whose time is up and that belong to nothing. */
export const looseFiles = (table: Table, shard: number, now: string, after?: string) =>
  table.listIndex(CaseFile, 2, `loose#${shard}`, { to: now, limit: 100, after })
