import * as of from '@wangge/cases/contract'
import { service } from '@wangge/contract'
import { weekEnded } from '@wangge/duties/contract'
import { areaOpened } from '@wangge/grids/contract'
import { postFilled, postVacated, teamFormed } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as record from './record/contract.ts'
import * as review from './review/contract.ts'
import * as subject from './subject/contract.ts'

const cases = [of.caseStruckOff, of.caseUrged, of.caseRated, of.caseReopened, of.caseRehung, of.caseCorrected]
const found = [
  of.caseReported,
  of.caseCancelled,
  of.caseWithdrawn,
  of.caseReinstated,
  of.caseHandedOver,
  of.caseTakenBack,
]
const others = [of.caseMerged, of.caseUnmerged, of.caseDispatched, of.caseReturned, of.caseAnswered]
const mediations = [of.mediationEnded, of.agreementFollowedUp, of.mediationReopened]

/** How well: who is reviewed, the records that count, and the reviews made of them. */
export const manifest = service({
  name: 'assessments',
  title: say('考核', 'Assessments: how well'),
  nouns: { subject, record, review },
  hears: {
    subject: [areaOpened, postFilled, postVacated, teamFormed],
    record: [weekEnded, ...cases, ...found, ...others, ...mediations],
  },
  grants: ['access:read', 'county:read'],
})
