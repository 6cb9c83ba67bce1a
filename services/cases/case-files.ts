import { type Named, nameFiles, type StoredFile } from '@wangge/files'
import type { FileKind } from '@wangge/files/kinds'
import type { Ports } from '@wangge/http'
import type { Op } from '@wangge/table'
import type { Actor, Evidence } from './domain/case.ts'
import type { Decision, Setting } from './domain/order.ts'
import { CaseFile, ofCase, type StoredCase } from './table.ts'
import type { Decided } from './take.ts'

// a photo may show a document
const kindsFor: Partial<Record<Evidence['kind'], readonly FileKind[]>> = {
  photo: ['photo'],
  document: ['document', 'photo'],
}

/**
 * The files that evidence names: each ready, of its kind, and the actor's own and free or already this case's; else 422
 * naming `evidence.<n>.fileId`. `ops` make them the case's, and belong into the transaction of the command.
 */
export const filesOfEvidence = (
  evidence: readonly Evidence[],
  { caseId, actor, path = 'evidence' }: { caseId: string; actor: Actor; path?: string },
  { table }: Pick<Ports, 'table'>,
): Promise<{ files: StoredFile[]; ops: Op[] }> => {
  const named = evidence.flatMap(({ kind, fileId }, n): Named[] =>
    fileId === undefined ? [] : [{ path: `${path}.${n}.fileId`, fileId, kinds: kindsFor[kind] ?? [] }],
  )
  return nameFiles(table, CaseFile, named, { memberId: actor.memberId, of: ofCase(caseId) })
}

/** A decision of a command with evidence, and what makes the evidence's files the case's. */
export const withEvidence =
  <B extends { evidence: readonly Evidence[] }>(
    decide: (found: StoredCase, body: B, actor: Actor, setting: Setting) => Decision | Promise<Decision>,
    ports: Pick<Ports, 'table'>,
  ) =>
  async (found: StoredCase, body: B, actor: Actor, setting: Setting): Promise<Decided> => {
    const decision = await decide(found, body, actor, setting)
    const { ops } = await filesOfEvidence(body.evidence, { caseId: found.caseId, actor }, ports)
    return { ...decision, besides: ops }
  }
