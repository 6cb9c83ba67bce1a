import {
  agreementFollowedUp,
  caseRated,
  caseRehung,
  caseReopened,
  caseStruckOff,
  caseUrged,
  mediationEnded,
  mediationReopened,
} from '@wangge/cases/contract'
import { service } from '@wangge/contract'
import { weekEnded } from '@wangge/duties/contract'
import { areaOpened } from '@wangge/grids/contract'
import { postFilled, postVacated, teamFormed } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

export const manifest = service({
  name: 'assessments',
  title: say('考核', 'Assessments: how well'),
  nouns: { assessments: contract },
  hears: {
    assessments: [
      areaOpened,
      postFilled,
      postVacated,
      teamFormed,
      weekEnded,
      caseStruckOff,
      caseUrged,
      caseRated,
      caseReopened,
      caseRehung,
      mediationEnded,
      agreementFollowedUp,
      mediationReopened,
    ],
  },
  grants: ['access:read', 'county:read'],
})
