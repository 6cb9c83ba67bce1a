import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

/** Where: areas, boundaries, households, and the county's configuration. */
export const manifest = service({
  name: 'grids',
  title: say('网格', 'Grids: where'),
  routes: [
    contract.listAreas,
    contract.locateArea,
    contract.getArea,
    contract.listChildren,
    contract.listUnmannedGrids,
    contract.importAreas,
    contract.importBoundaries,
    contract.listHouseholds,
    contract.getHousehold,
    contract.importHouseholds,
    contract.getCounty,
    contract.getConfig,
    contract.putConfig,
  ],
  publishes: [contract.areaOpened, contract.householdRegistered, contract.householdMoved],
  consumes: [],
  jobs: [],
  needs: ['vault'],
  grants: ['access:read', 'county:read', 'county:write', 'subject:read', 'subject:write'],
})
