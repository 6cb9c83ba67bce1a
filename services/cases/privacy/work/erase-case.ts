import type { WorkPorts } from '@wangge/events'
import type { Actor } from '@wangge/ledger'
import { type Entity, type EventItem, every, type Op, put, remove, silence } from '@wangge/table'
import { ProvenRow } from '@wangge/vault/proven'
import { AnswersRow } from '../../case/table/answers.ts'
import { CaseRow, commandBehind, ledgerOf, record, type StoredCase } from '../../case/table/case.ts'
import { LookRow } from '../../case/table/look.ts'
import { ReporterRow } from '../../case/table/reporter.ts'
import { removeFilesOf } from '../../case/work/files.ts'
import { partsOf } from '../../case/work/parts.ts'
import { settingOf } from '../../case/work/setting.ts'
import { ofCase, ofMediation } from '../../file/table/file.ts'
import { keepWords } from '../../finding/work/keep-words.ts'
import { mediationStub } from '../../mediation/domain/mediation.ts'
import { MediationRow } from '../../mediation/table.ts'
import { PublicRow } from '../../public/table.ts'
import { erase } from '../domain.ts'

type Ports = Pick<WorkPorts, 'table' | 'vault' | 'county' | 'access' | 'files' | 'now'>

/** Every kind of row that lies under a case, and what becomes of it when the case is erased. */
export const rowsOfCase: readonly { readonly entity: Entity; readonly erased: 'removed' | 'stub' | 'kept' }[] = [
  { entity: CaseRow, erased: 'stub' },
  // who looked, with which role, and when: nothing of whom they looked at
  { entity: LookRow, erased: 'kept' },
  { entity: PublicRow, erased: 'removed' },
  { entity: AnswersRow, erased: 'removed' },
  { entity: ReporterRow, erased: 'removed' },
  { entity: MediationRow, erased: 'stub' },
]

/** Rows of one transaction: small enough to be done again. */
const atOnce = 25

const inSmallWrites = async (ops: readonly Op[], { table }: Pick<Ports, 'table'>): Promise<void> => {
  for (let from = 0; from < ops.length; from += atOnce) await table.write(ops.slice(from, from + atOnce))
}

const removals = async (entity: Entity, caseId: string, { table }: Pick<Ports, 'table'>): Promise<Op[]> => {
  const ops: Op[] = []
  for await (const row of every((after) => table.list(entity, `case#${caseId}`, { limit: 100, after })))
    ops.push(remove(entity, row))
  return ops
}

/** The keys of the parties and of what was said between them, and whatever else of a mediation is not statistics. */
const clearMediations = async (caseId: string, ports: Ports): Promise<void> => {
  const { table, vault } = ports
  for await (const row of every((after) => table.list(MediationRow, `case#${caseId}`, { limit: 100, after }))) {
    await removeFilesOf(ofMediation(row), ports)
    const sealedFor = [row.subjectId, ...row.parties.map(({ partyId }) => partyId)]
    const keys = await Promise.all(sealedFor.map((subjectId) => vault.erase(subjectId)))
    if (row.parties.length > 0)
      await table.write([...keys.flat(), put(MediationRow, { ...mediationStub(row), rev: row.rev })])
  }
}

/** What somebody replied who reported the same is theirs, and goes when they are erased. */
const isOfAnother = (event: EventItem): boolean => commandBehind(event) === 'resume' && event.data.partId !== undefined

/** What a reporter replied in the cases that theirs was merged into (C16). */
const wordsInMains = async (
  caseId: string,
  ledger: readonly EventItem[],
  { table }: Pick<Ports, 'table'>,
): Promise<Op[]> => {
  const mains = ledger.flatMap((event) => (commandBehind(event) === 'merge' ? [`${event.data.mainId}`] : []))
  const said = [...new Set(mains)].map(async (main) =>
    (await ledgerOf(table, main))
      .filter((event) => isOfAnother(event) && event.data.partId === caseId)
      .flatMap((event) => silence('cases', `case#${main}`, event)),
  )
  return (await Promise.all(said)).flat()
}

/** What must go together with the case's own words: the key of everything sealed for its reporter. */
export const eraseWith = async ({ subjectId }: StoredCase, { vault }: Pick<Ports, 'vault'>): Promise<Op[]> =>
  subjectId === undefined ? [] : vault.erase(subjectId)

/**
 * Clears everything that lies beside an erased case: words in its ledger, answers, files, what was published, its parts. Can
 * be killed anywhere and run again: the case is marked until all is done, and the nightly job takes up what is marked.
 */
export const clearBeside = async (caseId: string, cause: string, ports: Ports): Promise<void> => {
  const { table } = ports
  const ledger = await ledgerOf(table, caseId)
  const own = ledger.filter((event) => !isOfAnother(event))
  const elsewhere = await wordsInMains(caseId, ledger, ports)
  await inSmallWrites([...own.flatMap((event) => silence('cases', `case#${caseId}`, event)), ...elsewhere], ports)
  const left = await table.get(ReporterRow, { caseId })
  const proven = left && (await table.get(ProvenRow, { number: left.reporter }))
  if (proven) await table.write([remove(ProvenRow, proven)])
  for (const { entity, erased } of rowsOfCase)
    if (erased === 'removed') await inSmallWrites(await removals(entity, caseId, ports), ports)
  await removeFilesOf(ofCase(caseId), ports)
  await keepWords(caseId, ports)
  await clearMediations(caseId, ports)
  const { erasing, ...stub } = await table.need(CaseRow, { caseId })
  for (const part of await partsOf(stub, ports)) if (!part.erasedAt) await eraseCase(part, cause, ports)
  if (erasing) await table.write([put(CaseRow, stub)])
}

const timer: Actor = { kind: 'timer' }

/** Erases a case that was kept long enough, or is part of one that is erased. */
export const eraseCase = async (found: StoredCase, cause: string, ports: Ports): Promise<void> => {
  const decision = erase(found, timer, await settingOf(ports, found, 'nobody'))
  const { ops } = record(decision, { rev: found.rev, at: ports.now, cause })
  await ports.table.write([...ops, ...(await eraseWith(found, ports))])
  await clearBeside(found.caseId, cause, ports)
}
