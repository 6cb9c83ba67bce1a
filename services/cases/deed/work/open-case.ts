import { allow } from '@wangge/access'
import { categoryOf } from '@wangge/county'
import type { Asked, Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import { invalid, say } from '@wangge/problem'
import type { Op } from '@wangge/table'
import type * as z from 'zod'
import { prepareCase, whereOf } from '../../case/work/open.ts'
import type { openCaseOfDeed } from '../contract/deed.ts'
import type { Deed } from '../domain/deed.ts'
import { needCase } from './take.ts'

type Body = z.output<typeof openCaseOfDeed.body>

/** The case that a problem goes on as: one that is there, or a new one to be written with the problem. */
export const caseFrom = async (
  { areaId }: Pick<Deed, 'areaId'>,
  { caseId, gridCode, place, category, description }: Body,
  actor: Actor,
  { principal, request }: Pick<Asked, 'principal' | 'request'>,
  ports: Ports,
): Promise<{ caseId: string; ops: readonly Op[] }> => {
  if (caseId !== undefined) {
    if (category !== undefined || description !== undefined)
      throw invalid('caseId', say('关联已有事项时不再填写新事项', 'Name a case, or say what a new one is'))
    await needCase(caseId, 'caseId', principal, ports)
    return { caseId, ops: [] }
  }
  if (category === undefined) throw invalid('category', say('须指明类别', 'Say which kind it is'))
  if (description === undefined) throw invalid('description', say('须说明情况', 'Say what it is about'))
  if (categoryOf(await ports.county.config(), category)?.confidential)
    throw invalid('category', say('保密事项不列入清单', 'A confidential case is on no list'))
  const report = { gridCode, place, category, description, source: 'worker' as const }
  const where = await whereOf(report, ports)
  const path = await ports.county.pathOf(where.areaId)
  allow(principal, 'case.create', { path })
  if (!path.includes(areaId))
    throw invalid(place ? 'place' : 'gridCode', say('不在清单事项的区域内', "Not within the item's area"))
  const { number, ops } = await (await prepareCase(report, where, { request, actor }, ports))(1)
  return { caseId: number, ops }
}
