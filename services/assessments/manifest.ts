import {
  agreementFollowedUp,
  caseCorrected,
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
import * as record from './record/contract.ts'
import * as review from './review/contract.ts'
import * as subject from './subject/contract.ts'

const cases = [caseStruckOff, caseUrged, caseRated, caseReopened, caseRehung, caseCorrected]
const mediations = [mediationEnded, agreementFollowedUp, mediationReopened]

/** How well: who is reviewed, the records that count, and the reviews made of them. */
export const manifest = service({
  name: 'assessments',
  title: say('考核', 'Assessments: how well'),
  nouns: { subject, record, review },
  hears: {
    subject: [areaOpened, postFilled, postVacated, teamFormed],
    record: [weekEnded, ...cases, ...mediations],
  },
  grants: ['access:read', 'county:read'],
})
