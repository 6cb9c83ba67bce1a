import { allow } from '@wangge/access'
import { AreaNode } from '@wangge/county'
import { implement } from '@wangge/http'
import { localDate } from '@wangge/time'
import * as contract from '../contract/areas.ts'
import { viewOf } from '../domain/lineage.ts'

export const listChildren = implement(contract.listChildren)(
  async ({ params: { areaId }, query, principal }, { table, county, now }) => {
    allow(principal, 'area.read', await county.pathOf(areaId))
    const today = localDate(now, (await county.config()).zone)
    const isOpen = ({ to }: Pick<AreaNode, 'to'>) => to === undefined || to > today
    const { items, next } = await table.merge(AreaNode, 1, [`children#${areaId}`], { ...query, where: isOpen })
    return { items: items.map(viewOf), next }
  },
)
