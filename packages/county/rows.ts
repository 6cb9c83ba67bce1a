import { AreaId, line } from '@wangge/contract'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { Code } from './code.ts'
import { CountyConfig } from './config.ts'

/** One area of the tree; effective from a local date, until (not including) another. */
export const AreaNodeSchema = z.object({
  areaId: AreaId,
  parentId: AreaId.optional(),
  /** Ids from the county down to this area, itself included. */
  path: z.array(AreaId).min(1).max(12),
  level: Code,
  kind: z.enum(['area', 'basic-grid', 'dedicated-grid']),
  name: line(60),
  /** The code it goes by today; `areaId` is the one it was opened with. */
  code: AreaId,
  from: z.iso.date(),
  to: z.iso.date().optional(),
})

/** Areas down to this depth (the county is 0) have a partition of their own in every room's index 1. */
export const listingDepth = 2

/** An area's row. Index 1: children of a parent by code. Index 3: the top of the tree, by path, that lists are spread over. */
export const AreaNode = defineEntity('county', 'area', {
  schema: AreaNodeSchema,
  key: ({ areaId }: { areaId: string }) => [`area#${areaId}`, 'area'],
  index: {
    1: ({ parentId, code }) => (parentId === undefined ? undefined : [`children#${parentId}`, code]),
    3: ({ path }) => (path.length - 1 > listingDepth ? undefined : ['tree', path.join('/')]),
  },
  brief: ['areaId', 'parentId', 'path', 'level', 'kind', 'name', 'code', 'from', 'to'],
})
export type AreaNode = z.output<typeof AreaNodeSchema>

/** Is the area in force on a local date? */
export const isOpenOn = ({ from, to }: Pick<AreaNode, 'from' | 'to'>, day: string): boolean =>
  from <= day && (to === undefined || day < to)

/** The configuration in force. */
export const CountyConfigRow = defineEntity('county', 'config', {
  schema: CountyConfig,
  key: (_: object) => ['config', 'current'],
})

/** Codes that the configuration gave up, by where they stood, and what they meant: none is given another meaning. */
export const CountyCodes = defineEntity('county', 'codes', {
  schema: z.object({ gone: z.record(z.string(), z.string()) }),
  key: (_: object) => ['config', 'codes'],
})

/** Every version there was, kept for the figures that were made by it. */
export const CountyConfigVersion = defineEntity('county', 'config-version', {
  schema: CountyConfig,
  key: ({ version }: { version: number }) => ['config', `version#${String(version).padStart(6, '0')}`],
})
