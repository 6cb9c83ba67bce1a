import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

/** Who: people, their posts, teams, units and households, signing in. */
export const manifest = service({
  name: 'members',
  title: say('成员', 'Members'),
  nouns: { members: contract },
  needs: ['sign', 'vault'],
  grants: ['access:read', 'access:write', 'county:read', 'subject:read', 'subject:write'],
})
