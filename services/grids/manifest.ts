import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as area from './area/contract/index.ts'
import * as boundary from './boundary/contract.ts'
import * as config from './config/contract.ts'
import * as household from './household/contract/index.ts'

/** Where: areas, boundaries, households, and the county's configuration. */
export const manifest = service({
  name: 'grids',
  title: say('网格', 'Grids: where'),
  nouns: { area, boundary, household, config },
  needs: ['vault'],
  grants: ['access:read', 'county:read', 'county:write', 'subject:read', 'subject:write'],
})
