import type { RequiredEvidence } from '@wangge/county/required-evidence'
import type { Actor } from '@wangge/ledger'
import { type Fault, invalid, Problem, say } from '@wangge/problem'
import type { Evidence } from '../contract/words.ts'
import type { Case } from './case.ts'
import { type Decision, entry, type LedgerCommand, legal, move, type Setting } from './order.ts'

/** A piece of evidence as the ledger has it. */
export interface Given extends Pick<Evidence, 'kind' | 'fileId' | 'item'> {
  /** Handed in by itself, ahead of the solution. */
  readonly ahead: boolean
  /** Handed in since the case was last sent back or opened again. */
  readonly current: boolean
}

/** What a category requires, and what there is already. */
export interface Proving {
  readonly required: readonly RequiredEvidence[]
  readonly given: readonly Given[]
}
/** Of a category that requires nothing by name. */
export const nothingRequired: Proving = { required: [], given: [] }

interface Told {
  readonly command: LedgerCommand
  readonly data: Readonly<Record<string, unknown>>
}

const beginsAnew = ({ command, data }: Told): boolean =>
  command === 'reopen' || command === 'rehang' || (command === 'check' && data.passed === false)

/** The evidence that came with one entry of a ledger. */
export const evidenceIn = ({ command, data }: Told): readonly Pick<Given, 'kind' | 'fileId' | 'item'>[] =>
  command === 'add-evidence' || command === 'solve' ? ((data.evidence ?? []) as readonly Given[]) : []

/** Is a piece of evidence still there? What was taken out for somebody's sake proves nothing any more (I5). */
export const standsIn = (ledger: readonly Told[]): ((one: Pick<Given, 'fileId'>) => boolean) => {
  const gone = new Set(ledger.flatMap(({ command, data }) => (command === 'redact' ? (data.files ?? []) : [])))
  return ({ fileId }) => fileId === undefined || !gone.has(fileId)
}

/** Every piece of evidence that a ledger knows of, and that still stands. */
export const givenIn = (ledger: readonly Told[]): Given[] => {
  const since = ledger.findLastIndex(beginsAnew)
  return ledger
    .flatMap((told, n) =>
      evidenceIn(told).map((one) => ({ ...one, ahead: told.command === 'add-evidence', current: n > since })),
    )
    .filter(standsIn(ledger))
}

/** How many pieces count for an item; one file counts once. */
export const countFor = ({ code, kind, when }: RequiredEvidence, given: readonly Given[]): number => {
  const counted = given
    .filter((one) => one.item === code && one.kind === kind)
    .filter(({ ahead, current }) => (when === 'before' ? ahead : when === 'after' ? current : true))
  return new Set(counted.map(({ fileId }, n) => fileId ?? n)).size
}

/** Refuses what proves nothing, and names it by where it was given. */
export const demandProof = (evidence: readonly Evidence[], path = 'evidence'): void => {
  const proves = ({ kind, text, fileId }: Evidence) => (kind === 'note' ? !!text : !!fileId)
  const what = say(
    '办结需要至少一项证明：文字说明，或照片、文件',
    'Solving needs at least one proof: a note, a photo or a document',
  )
  if (evidence.length === 0) throw invalid(path, what)
  const empty = evidence.findIndex((item) => !proves(item))
  if (empty >= 0) throw invalid(`${path}.${empty}`, what)
}

/** Refuses evidence that names an item which the category does not have, or not of this kind. */
const demandKnown = (evidence: readonly Evidence[], required: readonly RequiredEvidence[], path = 'evidence'): void =>
  evidence.forEach(({ item, kind }, n) => {
    if (item === undefined) return
    const found = required.find(({ code }) => code === item)
    const codes = required.map(({ code }) => code)
    if (!found) throw invalid(`${path}.${n}.item`, say('这一类别没有这项证明', 'This category has no such item'), codes)
    if (found.kind !== kind)
      throw invalid(`${path}.${n}.kind`, say('这项证明须是另一种', 'This item is of another kind'), [found.kind])
  })

const one = say('同一文件不能证明两项', 'One file cannot prove two things')
const fresh = say('退回前已提交过，请提交现在的', 'It was handed in before the case came back: show how it is now')

/** Refuses a file that proves something else already, or a result that did not pass (C21). */
const demandOwn = (evidence: readonly Evidence[], { required, given }: Proving, path = 'evidence'): void =>
  evidence.forEach(({ item, fileId }, n) => {
    if (item === undefined || fileId === undefined) return
    const asked = evidence.slice(0, n).map((other) => ({ ...other, current: true }))
    const before = [...given, ...asked].filter((other) => other.fileId === fileId)
    const isOther = before.some((other) => other.item !== undefined && other.item !== item)
    const isOld = required.find(({ code }) => code === item)?.when === 'after' && before.some(({ current }) => !current)
    if (isOther || isOld) throw invalid(`${path}.${n}.fileId`, isOther ? one : fresh)
  })

const kinds = { photo: say('照片', 'photo'), document: say('文件', 'document'), note: say('文字说明', 'note') }

const lack = ({ name, kind, when, count }: RequiredEvidence, has: number) => {
  const [zh, en] = when === 'before' ? ['，须在办结之前先行提交', ', to be handed in ahead of the solution'] : ['', '']
  return say(
    `缺少“${name['zh-CN']}”（${kinds[kind]['zh-CN']}，需 ${count} 份，已有 ${has} 份）${zh}`,
    `“${name.en}” is missing (${kinds[kind].en}, ${has} of ${count})${en}`,
  )
}

/** Refuses to solve while a required item is missing, and names every one that is (C21). */
export const demandRequired = (
  evidence: readonly Evidence[],
  { required, given }: Proving,
  path = 'evidence',
): void => {
  demandKnown(evidence, required, path)
  demandOwn(evidence, { required, given }, path)
  const all = [...given, ...evidence.map((one) => ({ ...one, ahead: false, current: true }))]
  const missing = required.flatMap((item) => {
    const has = countFor(item, all)
    return has < item.count ? [{ item, has }] : []
  })
  if (missing.length === 0) return
  const fields = missing.map(({ item, has }): Fault => ({ path: `${path}.${item.code}`, what: lack(item, has) }))
  throw new Problem('invalid', say('还缺必备证明，不能办结', 'It cannot be solved: required evidence is missing'), {
    fields,
    facts: { missing: missing.map(({ item }) => item.code) },
  })
}

/** What a fact says of evidence: its notes are the ledger's. */
export const evidenceData = (evidence: readonly Evidence[]) =>
  evidence.map(({ kind, fileId, item }) => ({ kind, ...(fileId && { fileId }), ...(item && { item }) }))

/** What is written with a step, and with its evidence. */
export const saidWith = (evidence: readonly Evidence[], note: string | undefined): string | undefined =>
  [note, ...evidence.map(({ text }) => text)].filter(Boolean).join('\n') || undefined

/** Hands in evidence while the case is being handled: how things stood before the work, most of all (C21). */
export const addEvidence = (
  found: Case,
  { evidence, note }: { evidence: readonly Evidence[]; note?: string | undefined },
  actor: Actor,
  setting: Setting,
  proving: Proving,
): Decision => {
  const outcome = legal('add-evidence', found)
  demandProof(evidence)
  demandKnown(evidence, proving.required)
  demandOwn(evidence, proving)
  const state = move(found, outcome, setting)
  const data = { evidence: evidenceData(evidence) }
  return {
    state,
    entries: [entry('add-evidence', { before: found, after: state, actor, note: saidWith(evidence, note), data })],
  }
}
