import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { todayIn } from '@wangge/ledger'
import { areasAsked } from '@wangge/listing'
import type { DeedFigures } from '../../contract/deed-views.ts'
import { deedFigures } from '../../contract/deed-words.ts'
import * as deeds from '../../contract/deeds.ts'
import { demandAskable } from '../../deed/deeds.ts'
import { everyDeed } from '../../deed/lists.ts'
import { figuresOf } from '../../domain/deed.ts'

const listOf = (wanted: object, figure: string): string =>
  `/v1/deeds?${new URLSearchParams({ ...wanted, figure } as Record<string, string>)}`

export const readDeedFigures = implement(deeds.readDeedFigures)(async ({ query, principal }, ports) => {
  await demandAskable(query, ports)
  const areas = await areasAsked(query.area, 'deed.read', principal, ports)
  if (!areas) allow(principal, 'deed.read')
  const { today } = await todayIn(ports)
  const figures = figuresOf(areas ? await everyDeed(query, areas, ports) : [], today)
  const lists = Object.fromEntries(deedFigures.map((figure) => [figure, listOf(query, figure)]))
  return { ...query, ...figures, lists: lists as DeedFigures['lists'] }
})
