import { allow } from '@wangge/access'
import { AreaNode } from '@wangge/county'
import { Boundary, type Box, boxAround, boxOf, type Crs, forgetBoundaries, Outline } from '@wangge/county/locate'
import { implement } from '@wangge/http'
import { added, changed, importItems, refused, unchanged } from '@wangge/imports'
import { say } from '@wangge/problem'
import { type Item, put, type Stored, type Table } from '@wangge/table'
import * as contract from '../contract.ts'
import { partitionOf } from '../domain.ts'
import { type Outlined, readBoundaries } from '../work.ts'

type Rev<T> = T & { rev?: number }
interface Known {
  readonly areas: ReadonlyMap<string, AreaNode>
  readonly boundaries: Map<string, Rev<Item<typeof Boundary>>>
  readonly outlines: Map<string, Rev<Item<typeof Outline>>>
}

const byId = <T, K extends keyof T>(items: readonly (T | undefined)[], id: K): Map<T[K], T> =>
  new Map(items.flatMap((item) => (item ? [[item[id], item]] : [])))

/** The areas, their boundaries as stored, and what encloses the boundaries of their listing areas. */
const knownOf = async (table: Pick<Table, 'getMany'>, outlined: readonly Outlined[]): Promise<Known> => {
  const codes = [...new Set(outlined.map(({ code }) => code))]
  const found = await table.getMany(
    AreaNode,
    codes.map((areaId) => ({ areaId })),
  )
  const areas = found.filter((area): area is Stored<typeof AreaNode> => area !== undefined)
  const keys = areas.map((area) => ({ areaId: area.areaId, listingAreaId: partitionOf(area) }))
  const partitions = [...new Set(keys.map(({ listingAreaId }) => listingAreaId))]
  const [boundaries, outlines] = await Promise.all([
    table.getMany(Boundary, keys),
    table.getMany(
      Outline,
      partitions.map((listingAreaId) => ({ listingAreaId })),
    ),
  ])
  return {
    areas: byId(areas, 'areaId'),
    boundaries: byId(boundaries, 'areaId'),
    outlines: byId(outlines, 'listingAreaId'),
  }
}

/** Grows what encloses the grids of a listing area; no write while it encloses them already. */
const outline = ({ outlines }: Known, listingAreaId: string, box: Box) => {
  const was = outlines.get(listingAreaId)
  const next = { ...was, listingAreaId, box: was ? boxAround([was.box, box]) : box }
  if (was && next.box.every((degrees, at) => degrees === was.box[at])) return []
  outlines.set(listingAreaId, next)
  return [put(Outline, next)]
}

const decide = ({ code, geometry }: Outlined, source: Crs, known: Known) => {
  const area = known.areas.get(code)
  if (!area) return refused({ path: 'properties.code', what: say('没有这个区域', 'No such area') })
  const was = known.boundaries.get(code)
  if (was && JSON.stringify(was.geometry) === JSON.stringify(geometry)) return unchanged
  const listingAreaId = partitionOf(area)
  const boundary = { ...was, areaId: code, listingAreaId, box: boxOf(geometry), geometry, source }
  known.boundaries.set(code, boundary)
  const grown = area.kind === 'area' ? [] : outline(known, listingAreaId, boundary.box)
  return (was ? changed : added)([put(Boundary, boundary), ...grown])
}

export const importBoundaries = implement(contract.importBoundaries)(
  async ({ body, query: { dryRun, crs }, principal, request: { language } }, { table, county }) => {
    allow(principal, 'boundary.import', [(await county.config()).code])
    const features = await readBoundaries(body, crs)
    const result = await importItems(features, {
      dryRun,
      language,
      table,
      idOf: ({ code }) => ['properties.code', code],
      read: (outlined) => knownOf(table, outlined),
      decide: (outlined, known) => decide(outlined, crs, known),
    })
    forgetBoundaries(table)
    return result
  },
)
