import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as account from './account/contract.ts'
import * as link from './link/contract.ts'
import * as member from './member/contract.ts'
import * as post from './post/contract.ts'
import * as team from './team/contract.ts'
import * as unit from './unit/contract.ts'

/** Who: people, their posts, teams, units and households, signing in. */
export const manifest = service({
  name: 'members',
  title: say('成员', 'Members'),
  nouns: { member, unit, post, team, link, account },
  needs: ['sign', 'vault'],
  grants: ['access:read', 'access:write', 'county:read', 'subject:read', 'subject:write'],
})
