import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

/** Where: areas, boundaries, households, and the county's configuration. */
export const manifest = service({
  name: 'grids',
  title: say('网格', 'Grids: where'),
  nouns: { grids: contract },
  needs: ['vault'],
  grants: ['access:read', 'county:read', 'county:write', 'subject:read', 'subject:write'],
})
