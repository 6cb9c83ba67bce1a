import { type KnownAction, may, type Principal } from '@wangge/access'
import type { Ports } from '@wangge/http'
import type { Page, Range } from '@wangge/table'
import { type CaseBriefRow, CaseRow } from '../../case/table/case.ts'
import { type Guarded, maySee } from '../../case/work/gate.ts'

type Where = (brief: CaseBriefRow) => boolean
/** As `Where`, when something may have to be read for it. */
type Keep = (brief: CaseBriefRow) => boolean | Promise<boolean>

/** What a list is read from. */
export interface Source {
  /** Part of it in its order, of those that `keep` keeps; it goes on exactly when there is one more. */
  page(range: Pick<Range, 'limit' | 'after'>, keep: Keep): Promise<Page<CaseBriefRow>>
  /** All of it in any order, some at a time. */
  all(where?: Where): AsyncGenerator<readonly CaseBriefRow[]>
}

/** Partitions of an index as one list, the newest first. */
export const fromIndex = (
  index: 1 | 3,
  partitions: readonly string[],
  part: Pick<Range, 'from' | 'to' | 'having'>,
  { table }: Pick<Ports, 'table'>,
): Source => ({
  page: (range, where) => table.merge(CaseRow, index, partitions, { ...range, ...part, reverse: true, where }),
  async *all(where) {
    for await (const briefs of table.sweep(CaseRow, index, partitions, part))
      yield where ? briefs.filter(where) : briefs
  },
})

/** The same cases in another order, by text; for what is few enough to be read whole: what lies with somebody. */
export const sortedBy = (source: Source, sortOf: (brief: CaseBriefRow) => string): Source => ({
  ...source,
  async page({ limit = 25, after }, keep) {
    const all: { brief: CaseBriefRow; position: string }[] = []
    for await (const briefs of source.all())
      for (const brief of briefs)
        if (await keep(brief)) all.push({ brief, position: `${sortOf(brief)} ${brief.caseId}` })
    all.sort((a, b) => (a.position < b.position ? -1 : 1))
    const rest = after === undefined ? all : all.filter(({ position }) => position > after)
    const shown = rest.slice(0, limit)
    const next = rest.length > limit ? shown.at(-1)?.position : undefined
    return { items: shown.map(({ brief }) => brief), ...(next !== undefined && { next }) }
  },
})

/** A case that was found by something else than a list, and what it is put in order by. */
export interface Found {
  readonly caseId: string
  readonly at: string
}
const batch = 100

/** Cases that are known by their numbers, the latest first; each of `parts` is later than all that follow. */
export const fromFound = (parts: () => AsyncGenerator<readonly Found[]>, { table }: Pick<Ports, 'table'>): Source => {
  const read = async (some: readonly string[], keep: Keep) => {
    const cases = await table.getMany(
      CaseRow,
      some.map((position) => ({ caseId: position.slice(position.indexOf(' ') + 1) })),
    )
    const kept = []
    for (const [at, position] of some.entries()) {
      const brief = cases[at]
      if (brief && (await keep(brief))) kept.push({ brief, position })
    }
    return kept
  }
  /** Places of the list in order, each case at its first. */
  async function* places(): AsyncGenerator<readonly string[]> {
    const seen = new Set<string>()
    for await (const part of parts()) {
      const fresh = part.filter(({ caseId }) => !seen.has(caseId))
      for (const { caseId } of fresh) seen.add(caseId)
      yield fresh.map(({ caseId, at }) => `${at} ${caseId}`).sort((a, b) => (a > b ? -1 : 1))
    }
  }
  return {
    async page({ limit = 25, after }, keep) {
      const shown: Awaited<ReturnType<typeof read>> = []
      for await (const all of places()) {
        const rest = after === undefined ? all : all.filter((position) => position < after)
        // one more than is shown: whether there are others
        for (let from = 0; from < rest.length && shown.length <= limit; from += limit + 1)
          shown.push(...(await read(rest.slice(from, from + limit + 1), keep)))
        if (shown.length > limit) break
      }
      const next = shown.length > limit ? shown[limit - 1]?.position : undefined
      return { items: shown.slice(0, limit).map(({ brief }) => brief), ...(next !== undefined && { next }) }
    },
    async *all(where = () => true) {
      for await (const all of places())
        for (let from = 0; from < all.length; from += batch)
          yield (await read(all.slice(from, from + batch), where)).map(({ brief }) => brief)
    },
  }
}

export interface Wanted {
  readonly action: KnownAction
  readonly area?: string | undefined
  readonly where?: Where
  readonly also?: (brief: CaseBriefRow) => Promise<boolean>
}

/** May they see this line? The same question as for a single case, asked by every list, count, file and search. */
export const gate = <B extends Guarded & Pick<CaseBriefRow, 'areaId'> = CaseBriefRow>(
  { action, area, also }: Pick<Wanted, 'action' | 'area'> & { also?: (brief: B) => Promise<boolean> },
  principal: Principal,
  { county, access }: Pick<Ports, 'county' | 'access'>,
): ((brief: B) => boolean | Promise<boolean>) => {
  // nearly always it is a question of where the case is and which unit has it, and that was answered before
  const known = new Map<string, boolean>()
  const isOpenTo = async (where: string, areaId: string, unitId: string | undefined): Promise<boolean> => {
    const path = await county.pathOf(areaId)
    const isIn = area === undefined || path.includes(area)
    const answer = isIn && may(principal, action, { path, unitIds: unitId ? [unitId] : [] })
    known.set(where, answer)
    return answer
  }
  return (brief) => {
    const { areaId, holder, confidential } = brief
    const where = `${areaId} ${holder.unitId}`
    const answer = known.get(where)
    if (answer === false) return false
    if (answer === true && !confidential && !also) return true
    return (async () =>
      (await maySee(principal, brief, { access })) &&
      (answer ?? (await isOpenTo(where, areaId, holder.unitId))) &&
      (!also || (await also(brief))))()
  }
}

/**
 * A page of briefs, each of which the caller may see, so that no list shows what reading would refuse. The page is
 * filled to its limit while there is more.
 */
export const visiblePage = (
  source: Source,
  range: Pick<Range, 'limit' | 'after'>,
  wanted: Wanted,
  principal: Principal,
  ports: Pick<Ports, 'county' | 'access'>,
): Promise<Page<CaseBriefRow>> => {
  const isVisible = gate(wanted, principal, ports)
  return source.page(range, (brief) => (wanted.where?.(brief) === false ? false : isVisible(brief)))
}

/** Every brief that walking all pages would show, in any order. */
export async function* everyVisible(
  source: Source,
  wanted: Wanted,
  principal: Principal,
  ports: Pick<Ports, 'county' | 'access'>,
): AsyncGenerator<CaseBriefRow> {
  const isVisible = gate(wanted, principal, ports)
  for await (const briefs of source.all(wanted.where)) {
    for (const brief of briefs) {
      const answer = isVisible(brief)
      if (answer === true || (answer !== false && (await answer))) yield brief
    }
  }
}
