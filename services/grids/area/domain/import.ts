import type { AreaNode } from '@wangge/county/rows'
import { type Allowed, type Fault, say, type Text } from '@wangge/problem'
import type { AreaColumns } from '../contract/import.ts'
import { codeFault } from './code.ts'

/** What a row of areas is judged by. */
export interface Around {
  readonly stored: AreaNode | undefined
  readonly parent: AreaNode | undefined
  readonly config: { readonly code: string; readonly levels: readonly { readonly level: string }[] }
  /** Local date in the county's zone. */
  readonly today: string
}
export type Decided =
  | { readonly opened: AreaNode }
  | { readonly renamed: AreaNode }
  | { readonly same: true }
  | { readonly faults: readonly Fault[] }

const mostAbove = 11
const fault = (path: keyof AreaColumns, what: Text, allowed?: Allowed): Fault => ({
  path,
  what,
  ...(allowed === undefined ? {} : { allowed }),
})
const isClosed = ({ to }: AreaNode, today: string): boolean => to !== undefined && to <= today

const parentFault = (row: AreaColumns, { parent, config, today }: Around): Fault | undefined => {
  if (row.parentCode === undefined) {
    if (row.code === config.code) return undefined
    const what = say('除县本身外，都要填上级编码', 'All but the county itself have a parent')
    return fault('parentCode', what)
  }
  if (!parent) return fault('parentCode', say('没有这个上级区域', 'No such area above it'))
  if (isClosed(parent, today)) return fault('parentCode', say('上级区域已撤销', 'The area above it was closed'))
  if (parent.path.length > mostAbove) return fault('parentCode', say('层级过深', 'Too many levels'))
  if (row.kind !== 'area' && parent.kind !== 'area') {
    return fault('parentCode', say('网格不能设在网格之下', 'A grid cannot lie in a grid'))
  }
  return undefined
}

const levelFault = (row: AreaColumns, { parent, config }: Around): Fault | undefined => {
  const levels = config.levels.map(({ level }) => level)
  const at = levels.indexOf(row.level)
  if (at < 0) return fault('level', say('县配置里没有这个层级', 'No such level in the county’s configuration'), levels)
  const above = parent ? levels.indexOf(parent.level) : -1
  if (parent && at <= above) {
    const what = say('层级须低于上级区域', 'The level must be below that of the area above it')
    return fault('level', what, levels.slice(above + 1))
  }
  return undefined
}

const open = (row: AreaColumns, around: Around): Decided => {
  const { parent, today } = around
  const above = parent?.path ?? []
  const wrongCode = () => codeFault({ code: row.code, isGrid: row.kind !== 'area', above, level: row.level })
  const faults = [parentFault(row, around) ?? wrongCode(), levelFault(row, around)].filter((each) => each !== undefined)
  if (faults.length > 0) return { faults }
  const { code, name, level, kind, from = today } = row
  const parentId = parent && { parentId: parent.areaId }
  return { opened: { areaId: code, ...parentId, path: [...above, code], level, kind, name, code, from } }
}

const fixed = ['level', 'kind', 'parentCode'] as const

const amend = (row: AreaColumns, stored: AreaNode, today: string): Decided => {
  if (isClosed(stored, today)) {
    const what = say('这个编码已撤销，不得再用', 'This code was closed and is never used again')
    return { faults: [fault('code', what)] }
  }
  const was = { level: stored.level, kind: stored.kind, parentCode: stored.parentId }
  const moved = fixed.filter((path) => row[path] !== was[path])
  if (moved.length > 0) {
    const what = say('已设立的区域不能靠导入改动这一项', 'An area that is open cannot be changed in this by an import')
    return { faults: moved.map((path) => fault(path, what, was[path] === undefined ? undefined : [was[path]])) }
  }
  return row.name === stored.name ? { same: true } : { renamed: { ...stored, name: row.name } }
}

/** Opens an area, renames it, or says why not. */
export const decideArea = (row: AreaColumns, around: Around): Decided =>
  around.stored ? amend(row, around.stored, around.today) : open(row, around)
