import { Conflict, type Op, put, type Table } from '@wangge/table'
import {
  type LeafEntity,
  leavesIn,
  leavesPartition,
  linesOf,
  monthOf,
  type OrderLine,
  orderOf,
  SearchLeaf,
  type StoredLeaf,
} from './leaf.ts'

/** Where the words of a case lie: by when it was reported. */
export const wordsKey = ({ caseId, at }: Pick<OrderLine, 'caseId' | 'at'>): string => `${at} ${caseId}`
/** Where an order lies: by when it was given. */
export const orderKey = ({ caseId, at, order }: Pick<OrderLine, 'caseId' | 'at' | 'order'>): string =>
  `${at} ${caseId} ${order}`

const keyOfWords = (line: string): string => {
  const [caseId = '', at = ''] = line.split(' ', 2)
  return wordsKey({ caseId, at })
}
const keyOfLine = (entity: LeafEntity, line: string): string =>
  entity.name === SearchLeaf.name ? keyOfWords(line) : orderKey(orderOf(line))

/** One line, and what becomes of it. */
export interface Edit {
  readonly entity: LeafEntity
  readonly listingAreaId: string
  readonly key: string
  /** From the line that is there, if there is one, to the one that is to be there, if one is. */
  readonly change: (was: string | undefined) => string | undefined
}

type Leaf = Pick<StoredLeaf, 'listingAreaId' | 'leaf' | 'lines' | 'older'> & { rev?: number }
type Lines = Map<string, string>

/** A leaf of this many characters is full: a write of it is billed by the kilobyte. */
const fullAt = 1500

const leafFrom = (month: string, key = ''): string => `${month}#@${key}`
/** The key from which on lines lie in a leaf; nothing of one in which they lie in no order. */
const startOf = ({ leaf }: Pick<Leaf, 'leaf'>): string | undefined =>
  leaf.charAt(8) === '@' ? leaf.slice(9) : undefined

/** The leaf that a key lies in, or the first of its month as it is to be. */
const leafFor = async (table: Table, { entity, listingAreaId, key }: Edit): Promise<Leaf> => {
  const month = monthOf(key)
  const range = { from: `${month}#`, to: leafFrom(month, key), reverse: true, limit: 1 }
  const [found] = (await table.list(entity, leavesPartition(entity, listingAreaId), range)).items
  if (found && startOf(found) !== undefined) return found
  return { listingAreaId, leaf: leafFrom(month), lines: '', ...(found && { older: true }) }
}

const linesByKey = (entity: LeafEntity, leaf: Leaf): Lines =>
  new Map(linesOf(leaf).map((line) => [keyOfLine(entity, line), line]))
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

/** Lines in parts of less than so many characters. */
const partsOf = (lines: readonly string[], atMost: number): string[][] => {
  const parts: string[][] = []
  let length = atMost
  for (const line of lines) {
    length += line.length + 1
    if (length <= atMost) parts.at(-1)?.push(line)
    else {
      parts.push([line])
      length = line.length + 1
    }
  }
  return parts
}

/**
 * A leaf with other lines: itself and, when it has grown too long, those behind it. It is written even if all that is new
 * goes to another, so that nobody who read it before puts there what by now lies in the next.
 */
const grown = (entity: LeafEntity, leaf: Leaf, lines: Lines, isLonger: boolean): Op[] => {
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
  const text = textOf(sorted)
  if (text === leaf.lines) return []
  // what grows at its end leaves full leaves behind, what grows in between room for more
  const room = isLonger ? fullAt : (text.length / Math.ceil(text.length / fullAt)) * 1.1
  const [own = [], ...more] = text.length <= fullAt ? [sorted] : partsOf(sorted, room)
  const { listingAreaId, older } = leaf
  return [
    put(entity, { ...leaf, lines: textOf(own) }),
    ...more.map((part) => {
      const start = leafFrom(monthOf(leaf.leaf), keyOfLine(entity, part[0] as string))
      return put(entity, { listingAreaId, leaf: start, lines: textOf(part), ...(older && { older }) })
    }),
  ]
}

const applied = (edits: readonly Edit[], linesFor: (key: string) => Lines): void => {
  for (const { key, change } of edits) {
    const lines = linesFor(key)
    const line = change(lines.get(key))
    if (line === undefined) lines.delete(key)
    else lines.set(key, line)
  }
}

/** Leaves of before lines lay by keys that have lines of these cases. */
const olderLeaves = async (table: Table, edits: readonly Edit[]): Promise<{ leaf: StoredLeaf; lines: Lines }[]> => {
  const [{ entity, listingAreaId, key }] = edits as [Edit]
  const caseIds = new Set(edits.map(({ key }) => key.split(' ', 2)[1] as string))
  const found = await leavesIn(table, entity, [listingAreaId], { from: key, to: key, texts: [[...caseIds]] })
  return found.filter((leaf) => startOf(leaf) === undefined).map((leaf) => ({ leaf, lines: linesByKey(entity, leaf) }))
}

/** The writes of one leaf and of all that lies in it; and where a line of before is, of that. */
const leafEdited = async (table: Table, leaf: Leaf, edits: readonly Edit[]): Promise<Op[]> => {
  const [{ entity }] = edits as [Edit]
  const lines = linesByKey(entity, leaf)
  const had = new Set(lines.keys())
  const last = [...had].at(-1) ?? ''
  const older = leaf.older ? await olderLeaves(table, edits) : []
  applied(edits, (key) => older.find(({ lines }) => lines.has(key))?.lines ?? lines)
  const isLonger = edits.every(({ key }) => key > last || had.has(key))
  return [
    ...grown(entity, leaf, lines, isLonger),
    ...older.flatMap(({ leaf, lines }) => {
      const text = textOf([...lines.values()])
      return text === leaf.lines ? [] : put(entity, { ...leaf, lines: text })
    }),
  ]
}

/** The writes of one month of one listing area, those of a leaf together. */
const monthEdited = async (table: Table, edits: readonly Edit[]): Promise<Op[][]> => {
  const writes: Op[][] = []
  // from its end: whatever is left and not before a leaf's start lies in it
  let left = edits.toSorted((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0))
  for (let [first] = left; first; [first] = left) {
    const leaf = await leafFor(table, first)
    const start = startOf(leaf) as string
    writes.push(
      await leafEdited(
        table,
        leaf,
        left.filter(({ key }) => key >= start),
      ),
    )
    left = left.filter(({ key }) => key < start)
  }
  return writes.filter((ops) => ops.length > 0)
}

const mostTries = 5

/**
 * Changes lines, each leaf in a write of its own, whose keys tell which leaf it is: as little in a month of ten thousand
 * cases as in one of ten. Whoever wrote in between is read, and `decide` asked again.
 */
export const rewriteLines = async (table: Table, decide: () => Promise<readonly Edit[]>): Promise<void> => {
  for (let tries = 1; ; tries++) {
    const months = Map.groupBy(await decide(), (edit) =>
      [edit.entity.name, edit.listingAreaId, monthOf(edit.key)].join(' '),
    )
    const writes = await Promise.all([...months.values()].map((edits) => monthEdited(table, edits)))
    const outcomes = await Promise.allSettled(writes.flat().map((ops) => table.write(ops)))
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    if (!refused) return
    if (!(refused.reason instanceof Conflict) || tries === mostTries) throw refused.reason
  }
}

/** Leaves of a listing area that has none yet, from all its lines. */
export const firstLeaves = (entity: LeafEntity, listingAreaId: string, lines: readonly string[]): Op[] => {
  const months = Map.groupBy(lines, (line) => monthOf(keyOfLine(entity, line)))
  return [...months].flatMap(([month, some]) => {
    const byKey = new Map(some.map((line) => [keyOfLine(entity, line), line]))
    return grown(entity, { listingAreaId, leaf: leafFrom(month), lines: '' }, byKey, true)
  })
}
