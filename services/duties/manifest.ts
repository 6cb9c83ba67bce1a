import { service } from '@wangge/contract'
import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

export const manifest = service({
  name: 'duties',
  title: say('履责', 'Duties: what is owed'),
  nouns: { duties: contract },
  hears: { duties: [householdLinked, householdUnlinked, contract.contactRecorded] },
  needs: ['vault'],
  grants: ['access:read', 'county:read', 'subject:read'],
})
