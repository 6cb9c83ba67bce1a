import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract/areas.ts'
import { withLineage } from '../domain/lineage.ts'

export const getArea = implement(contract.getArea)(async ({ params: { areaId }, principal }, { county }) => {
  const lineage = await county.lineage(areaId)
  allow(
    principal,
    'area.read',
    lineage.map((area) => area.areaId),
  )
  return withLineage(lineage)
})
