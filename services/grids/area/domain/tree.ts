import type { AreaNode } from '@wangge/county/rows'
import type * as z from 'zod'
import type { AreaWithLineage } from '../contract/views.ts'

/** What the API says of an area. */
export const areaView = ({ areaId, parentId, path, level, kind, name, code, from, to }: AreaNode): AreaNode => ({
  areaId,
  parentId,
  path,
  level,
  kind,
  name,
  code,
  from,
  to,
})

/** The last of a line of areas, and the names of all of them. */
export const withLineage = (lineage: readonly AreaNode[]): z.output<typeof AreaWithLineage> => ({
  ...areaView(lineage.at(-1) as AreaNode),
  lineage: lineage.map(({ areaId, level, name }) => ({ areaId, level, name })),
})
