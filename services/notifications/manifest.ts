import { reviewMade } from '@wangge/assessments/contract'
import * as cases from '@wangge/cases/contract'
import { service } from '@wangge/contract'
import { sheetReminded } from '@wangge/duties/contract'
import { codeRequested } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

export const manifest = service({
  name: 'notifications',
  title: say('通知', 'Notifications: who is told'),
  nouns: { notifications: contract },
  hears: {
    notifications: [
      codeRequested,
      cases.caseCodeRequested,
      cases.caseReported,
      cases.caseDispatched,
      cases.caseUrged,
      cases.caseHandedUp,
      cases.sessionScheduled,
      cases.sessionMoved,
      cases.sessionCancelled,
      cases.partyAdded,
      cases.partyCorrected,
      cases.partyRemoved,
      cases.mediationEnded,
      cases.followUpReminded,
      cases.caseSolved,
      cases.caseChecked,
      cases.caseAnswered,
      cases.residentAsked,
      cases.caseResumed,
      cases.caseReturned,
      cases.caseExtended,
      cases.extensionDecided,
      cases.urgeReplied,
      cases.caseReopened,
      cases.caseRehung,
      cases.caseMerged,
      cases.caseUnmerged,
      cases.practicePromoted,
      cases.caseMarkedConfidential,
      cases.viewerNamed,
      cases.deedReminded,
      cases.caseHandedOver,
      cases.caseTakenBack,
      cases.caseWithdrawn,
      cases.caseCancelled,
      cases.caseReinstated,
      sheetReminded,
      reviewMade,
      contract.messageQueued,
    ],
  },
  needs: ['vault', 'send'],
  grants: ['access:read', 'county:read', 'subject:read'],
})
