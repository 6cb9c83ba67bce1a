import { nameFiles } from '@wangge/files'
import type { Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import type { Op } from '@wangge/table'
import { CaseFile, ofMediation } from '../../file/table/file.ts'

/** What makes the signed paper of an agreement the mediation's: it names the parties, and is no paper of the case's. */
export const paperOf = async (
  { path, fileId }: { path: string; fileId: string },
  key: { caseId: string; ordinal: number },
  { memberId }: Pick<Actor, 'memberId'>,
  { table }: Pick<Ports, 'table'>,
): Promise<Op[]> => {
  const named = [{ path, fileId, kinds: ['document', 'photo'] as const }]
  return (await nameFiles(table, CaseFile, named, { memberId, of: ofMediation(key) })).ops
}
