import { allow, person } from '@wangge/access'
import { AreaNode } from '@wangge/county'
import { sameCodes, shortCode } from '@wangge/county/division'
import { implement } from '@wangge/http'
import { added, changed, importRows, refused, unchanged } from '@wangge/imports'
import { occur, put, putNew, type Stored, type Table } from '@wangge/table'
import { localDate } from '@wangge/time'
import { areaOpened } from '../contract/facts.ts'
import * as areas from '../contract/import.ts'
import { decideArea } from '../domain/import.ts'

type Known = Map<string, AreaNode & { rev?: number }>

const areasBy = async (table: Pick<Table, 'getMany'>, rows: readonly areas.AreaColumns[]): Promise<Known> => {
  const ids = [...new Set(rows.flatMap(({ code, parentCode }) => [code, parentCode ?? code].flatMap(sameCodes)))]
  const found = await table.getMany(
    AreaNode,
    ids.map((areaId) => ({ areaId })),
  )
  return new Map(found.flatMap((area?: Stored<typeof AreaNode>) => (area ? [[area.areaId, area]] : [])))
}

/** The row as the county writes its codes: an area that is there keeps its own form, a new one gets the short. */
const inOneForm = (row: areas.AreaColumns, known: Known): areas.AreaColumns => {
  const idOf = (code: string) => sameCodes(code).find((one) => known.has(one)) ?? shortCode(code)
  const { code, parentCode } = row
  return { ...row, code: idOf(code), ...(parentCode !== undefined && { parentCode: idOf(parentCode) }) }
}

const openedFact = (area: AreaNode, at: string, cause: string, actor: string) =>
  occur({
    prefix: 'grids',
    aggregate: `area#${area.areaId}`,
    rev: 1,
    fact: areaOpened,
    subject: area.areaId,
    data: { areaId: area.areaId, parentId: area.parentId, level: area.level, kind: area.kind },
    at,
    cause,
    actor,
  })

export const importAreas = implement(areas.importAreas)(
  async ({ body, query: { dryRun }, principal, request }, { table, county, now }) => {
    const config = await county.config()
    allow(principal, 'area.import', [config.code])
    const { memberId } = person(principal)
    const today = localDate(now, config.zone)
    const result = await importRows({
      csv: body,
      columns: areas.AreaColumns,
      idOf: ({ code }) => ['code', shortCode(code)],
      encoding: request.encoding,
      dryRun,
      language: request.language,
      table,
      read: (rows) => areasBy(table, rows),
      decide: (written, known) => {
        const row = inOneForm(written, known)
        const stored = known.get(row.code)
        const parent = row.parentCode === undefined ? undefined : known.get(row.parentCode)
        const decided = decideArea(row, { stored, parent, config, today })
        if ('faults' in decided) return refused(...decided.faults)
        if ('same' in decided) return unchanged
        const area = 'opened' in decided ? decided.opened : decided.renamed
        known.set(row.code, { ...area, rev: stored?.rev })
        if ('renamed' in decided) return changed([put(AreaNode, { ...area, rev: stored?.rev })])
        return added([putNew(AreaNode, area), openedFact(area, now, request.id, memberId)])
      },
    })
    county.invalidate()
    return result
  },
)
