import { allow } from '@wangge/access'
import { locate } from '@wangge/county/locate'
import { implement } from '@wangge/http'
import { withLineage } from '../../area/domain/tree.ts'
import * as contract from '../contract.ts'

export const locateArea = implement(contract.locateArea)(async ({ query, principal }, ports) => {
  const lineage = await ports.county.lineage(await locate(ports, query))
  allow(
    principal,
    'area.read',
    lineage.map((area) => area.areaId),
  )
  return withLineage(lineage)
})
