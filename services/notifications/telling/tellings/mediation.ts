import * as cases from '@wangge/cases/contract'
import type { Stage } from '../../message/domain/standing.ts'
import { mediator, parties } from '../work/audience.ts'
import { theCase, theSession } from '../work/says.ts'
import { tell } from '../work/tell.ts'

const toParties = (stage: Stage) => ({
  stage,
  to: parties,
  says: theSession,
  until: ({ telling }: { telling?: cases.Telling | undefined }) => telling?.sessionAt,
})

/** What the parties to a mediation are told, and whoever leads it. */
export const tellingsOfMediations = [
  tell(cases.sessionScheduled, {
    template: 'session-scheduled',
    confidentially: 'session-scheduled-confidential',
    ...toParties('brings'),
  }),
  tell(cases.sessionMoved, {
    template: 'session-moved',
    confidentially: 'session-moved-confidential',
    ...toParties('theirs'),
    // whoever did not hear of it by then would come
    readBy: ({ previousAt }) => previousAt,
  }),
  tell(cases.sessionCancelled, {
    template: 'session-cancelled',
    confidentially: 'session-cancelled-confidential',
    ...toParties('gone'),
  }),
  tell(cases.partyAdded, {
    template: 'party-added',
    confidentially: 'party-added-confidential',
    ...toParties('brings'),
  }),
  // whose phone or language was wrong did not read when the next session is
  tell(cases.partyCorrected, {
    template: 'party-corrected',
    confidentially: 'party-corrected-confidential',
    ...toParties('brings'),
  }),
  tell(cases.partyRemoved, {
    template: 'party-removed',
    confidentially: 'party-removed-confidential',
    ...toParties('gone'),
    endsAll: true,
  }),
  // a session that was still to come is off
  tell(cases.mediationEnded, {
    template: 'mediation-ended',
    confidentially: 'mediation-ended-confidential',
    ...toParties('gone'),
    endsAll: true,
  }),
  // whoever led it asks whether the agreement is kept
  tell(cases.followUpReminded, { template: 'follow-up-reminded', to: mediator, says: theCase }),
]
