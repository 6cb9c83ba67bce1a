import { caseRules } from '@wangge/county'
import type { WorkPorts } from '@wangge/events'
import { dropFile, type Named, nameFiles, type StoredFile } from '@wangge/files'
import type { FileKind } from '@wangge/files/kinds'
import type { Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import { invalid, say } from '@wangge/problem'
import type { Op } from '@wangge/table'
import { CaseFile, everyFileOf, ofCase } from '../../file/table/file.ts'
import { filesIn } from '../../file/work/uploads.ts'
import type { Evidence } from '../contract/words.ts'
import type { Decision, Entry, Setting } from '../domain/order.ts'
import type { StoredCase } from '../table/case.ts'
import type { Decided } from './take.ts'

// a photo may show a document
const kindsFor: Partial<Record<Evidence['kind'], readonly FileKind[]>> = {
  photo: ['photo'],
  document: ['document', 'photo'],
}

/** The files that evidence names, by where it names them. */
export const namedIn = (evidence: readonly Evidence[], path = 'evidence'): Named[] =>
  evidence.flatMap(({ kind, fileId }, n) =>
    fileId === undefined ? [] : [{ path: `${path}.${n}.fileId`, fileId, kinds: kindsFor[kind] ?? [] }],
  )

/** The files that go along with a report or a reply, as many as the county lets somebody send. */
export const namedAlong = async (
  fileIds: readonly string[] = [],
  { county }: Pick<Ports, 'county'>,
): Promise<Named[]> => {
  if (fileIds.length === 0) return []
  const { mostOwn } = caseRules(await county.config()).files
  if (fileIds.length > mostOwn) throw invalid('files', say('文件过多', 'Too many files'), { max: mostOwn })
  return fileIds.map((fileId, n) => ({ path: `files.${n}`, fileId }))
}

/**
 * The files that a command names: each ready, of its kind, and the actor's own and free or already of this thing; else 422
 * naming the field, `evidence.<n>.fileId`. `ops` make them its, and belong into the transaction of the command.
 */
export const filesOf = (
  named: readonly Named[],
  { of, actor }: { of: string; actor: Pick<Actor, 'memberId'> },
  { table }: Pick<Ports, 'table'>,
): Promise<{ files: StoredFile[]; ops: Op[] }> => nameFiles(table, CaseFile, named, { memberId: actor.memberId, of })

/** A decision whose ledger entry says which files went along. */
export const goingAlong = <D extends Decision>(decision: D, along: readonly string[] = []): D => {
  if (along.length === 0) return decision
  const files = [...along]
  const entries = decision.entries.map((one): Entry => {
    if (one.command === 'report') return { ...one, data: { ...one.data, files } }
    return one.command === 'resume' ? { ...one, data: { ...one.data, files } } : one
  })
  return { ...decision, entries }
}

/** A decision of a command with evidence, and what makes the evidence's files the case's. */
export const withEvidence =
  <B extends { evidence: readonly Evidence[] }>(
    decide: (found: StoredCase, body: B, actor: Actor, setting: Setting) => Decision | Promise<Decision>,
    ports: Pick<Ports, 'table'>,
  ) =>
  async (found: StoredCase, body: B, actor: Actor, setting: Setting): Promise<Decided> => {
    const decision = await decide(found, body, actor, setting)
    const { ops } = await filesOf(namedIn(body.evidence), { of: ofCase(found.caseId), actor }, ports)
    return { ...decision, besides: ops }
  }

/** Deletes every file that belongs to a case or a mediation, bytes and rows; broken off, it goes on when it is called again. */
export const removeFilesOf = async (of: string, ports: Pick<WorkPorts, 'table' | 'files'>): Promise<number> => {
  const found = await everyFileOf(ports.table, of)
  for (const file of found) await dropFile(ports.table, filesIn(ports), CaseFile, file)
  return found.length
}
