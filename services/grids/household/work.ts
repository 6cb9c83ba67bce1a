import { AreaNode, type CountyConfig } from '@wangge/county'
import type { WorkPorts } from '@wangge/events'
import { added, changed, type RowFault, refused, unchanged, type Verdict } from '@wangge/imports'
import { type Fault, type Language, Problem, say } from '@wangge/problem'
import { every, type Item, type Op, occur, put, putNew, type Stored } from '@wangge/table'
import { localDate } from '@wangge/time'
import { type Subject, SubjectRow } from '@wangge/vault'
import { landlineFaults, landlineIn, phoneFault, phoneIn } from '@wangge/vault/phone'
import { householdMoved, householdRegistered } from './contract/facts.ts'
import type { HouseholdColumns } from './contract/import.ts'
import { fingerprintOf, gridFault, sizeWarning } from './domain.ts'
import { HouseholdRow, householdsOf } from './table.ts'

type Columns = HouseholdColumns
type Kept = Item<typeof HouseholdRow> & { rev?: number }
interface Known {
  readonly grids: ReadonlyMap<string, AreaNode>
  readonly households: Map<string, Kept>
  /** Refs under which somebody else's personal data are kept. */
  readonly taken: ReadonlySet<string>
  /** Households of each grid, stored and decided. */
  readonly counts: Map<string, number>
}

const present = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item): item is T => item !== undefined)

const readKnown = async ({ table }: Pick<WorkPorts, 'table'>, rows: readonly Columns[]): Promise<Known> => {
  const refs = [...new Set(rows.map(({ ref }) => ref))]
  const codes = [...new Set(rows.map(({ gridCode }) => gridCode))]
  const [areas, stored] = await Promise.all([
    table.getMany(
      AreaNode,
      codes.map((areaId) => ({ areaId })),
    ),
    table.getMany(
      HouseholdRow,
      refs.map((householdId) => ({ householdId })),
    ),
  ])
  const grids = new Map(present(areas).map((area) => [area.areaId, area]))
  const fresh = refs.filter((_, at) => stored[at] === undefined)
  const subjects = await table.getMany(
    SubjectRow,
    fresh.map((subjectId) => ({ subjectId })),
  )
  const counts = new Map<string, number>()
  for (const grid of grids.values()) {
    let count = 0
    for await (const _ of every((after) => householdsOf(table, grid, { limit: 100, after }))) count++
    counts.set(grid.areaId, count)
  }
  return {
    grids,
    households: new Map(present(stored).map((one) => [one.householdId, one])),
    taken: new Set(present(subjects).map(({ subjectId }) => subjectId)),
    counts,
  }
}

/** Who imports, and by which request. */
export interface Registration {
  readonly config: CountyConfig
  readonly cause: string
  readonly actor: string
}

/** Decides rows of households: the import's `read` and `decide`, and what is odd about the grids' sizes in the end. */
export const householdRegister = (ports: WorkPorts, { config, cause, actor }: Registration) => {
  const { vault, now } = ports
  const today = localDate(now, config.zone)
  const sizes = new Map<string, { row: number; count: number }>()
  let lastGrid: string | undefined

  const faultsOf = ({ gridCode, phone, landline }: Columns, known: Known): Fault[] => {
    const grid = gridFault(known.grids.get(gridCode), today)
    const isPhone = phone === undefined || phoneIn(phone, config) !== undefined
    return [...(grid ? [grid] : []), ...(isPhone ? [] : [phoneFault(phone)]), ...landlineFaults(landline)]
  }

  const stated = (row: Columns, subject: Subject, grid: AreaNode, fingerprint: string): Item<typeof HouseholdRow> => {
    const { sealed, masked } = subject.seal('address', row.address)
    return {
      householdId: row.ref,
      areaId: grid.areaId,
      path: grid.path,
      head: subject.name?.masked ?? '*',
      address: masked,
      persons: row.persons,
      classes: row.classes ?? [],
      sealedAddress: sealed,
      ...(row.landline && { landline: subject.seal('phone', landlineIn(row.landline) as string) }),
      fingerprint,
    }
  }

  const fact = { prefix: 'grids', at: now, cause, actor } as const
  const register = async (
    row: Columns,
    grid: AreaNode,
    fingerprint: string,
  ): Promise<{ ops: Op[]; household: Kept }> => {
    const phone = row.phone && phoneIn(row.phone, config)
    const { ops, subject } = await vault.enrol(row.ref, { kind: 'household', name: row.head, phone })
    const household = stated(row, subject, grid, fingerprint)
    const { householdId, areaId, classes } = household
    const registered = occur({
      ...fact,
      aggregate: `household#${householdId}`,
      rev: 1,
      fact: householdRegistered,
      subject: householdId,
      data: { householdId, areaId, classes },
    })
    return { ops: [putNew(HouseholdRow, household), ...ops, registered], household }
  }

  const amend = async (row: Columns, was: Stored<typeof HouseholdRow>, grid: AreaNode, fingerprint: string) => {
    const phone = (row.phone && phoneIn(row.phone, config)) || null
    const { ops, subject } = await vault.amend(row.ref, { name: row.head, phone })
    const household = { ...stated(row, subject, grid, fingerprint), rev: was.rev }
    const { householdId, areaId } = household
    const moved = occur({
      ...fact,
      aggregate: `household#${householdId}`,
      rev: was.rev + 1,
      fact: householdMoved,
      subject: householdId,
      data: { householdId, areaId, fromAreaId: was.areaId },
    })
    return { ops: [put(HouseholdRow, household), ...ops, ...(areaId === was.areaId ? [] : [moved])], household }
  }

  const count = (known: Known, areaId: string, by: number): void => {
    known.counts.set(areaId, (known.counts.get(areaId) ?? 0) + by)
  }

  const judge = async (row: Columns, known: Known, fingerprint: string): Promise<Verdict> => {
    const grid = known.grids.get(row.gridCode) as AreaNode
    const was = known.households.get(row.ref)
    if (was?.fingerprint === fingerprint) return unchanged
    if (!was) {
      if (known.taken.has(row.ref))
        return refused({ path: 'ref', what: say('这个编号已属于他人', 'This ref belongs to somebody else') })
      const { ops, household } = await register(row, grid, fingerprint)
      known.households.set(row.ref, household)
      count(known, grid.areaId, 1)
      return added(ops)
    }
    try {
      const { ops, household } = await amend(row, was as Stored<typeof HouseholdRow>, grid, fingerprint)
      if (was.areaId !== grid.areaId) {
        count(known, was.areaId, -1)
        count(known, grid.areaId, 1)
      }
      known.households.set(row.ref, household)
      return changed(ops)
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'not-found')) throw error
      return refused({ path: 'ref', what: say('这一户的信息已清除', 'This household’s data were erased') })
    }
  }

  const decide = async (row: Columns, known: Known, at: number): Promise<Verdict> => {
    const faults = faultsOf(row, known)
    if (faults.length > 0) return refused(...faults)
    const fingerprint = await vault.blindIndex('note', fingerprintOf(row))
    const verdict = await judge(row, known, fingerprint)
    if (verdict.outcome !== 'refused') {
      sizes.set(row.gridCode, { row: at, count: known.counts.get(row.gridCode) ?? 0 })
      lastGrid = row.gridCode
    }
    return verdict
  }

  return {
    read: (rows: readonly Columns[]) => readKnown(ports, rows),
    decide,
    /** Grids outside the county's bounds, at their last row; the file's last grid may go on in the next chunk. */
    sizeWarnings: (language: Language): RowFault[] =>
      [...sizes].flatMap(([areaId, { row, count }]) => {
        const what = sizeWarning({ count, complete: areaId !== lastGrid }, config.gridSize)
        return what ? [{ row, field: 'gridCode', what: what[language] }] : []
      }),
  }
}
