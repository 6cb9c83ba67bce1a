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
import { job, service } from '@wangge/contract'
import { weekEnded } from '@wangge/duties/contract'
import { areaOpened } from '@wangge/grids/contract'
import { postFilled, postVacated, teamFormed } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

export const makeReviews = job({
  name: 'make-reviews',
  cron: '30 0 1 * *',
  title: say('每月一日作出上月评议', 'Review the month that ended'),
})

export const manifest = service({
  name: 'assessments',
  title: say('考核', 'Assessments: how well'),
  routes: [contract.listReviews, contract.readReview, contract.explainReview],
  publishes: [contract.reviewMade],
  consumes: [
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
  jobs: [makeReviews],
  needs: [],
  grants: ['access:read', 'county:read'],
})
