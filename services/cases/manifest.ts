import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

/** What was asked: a resident's case from report to strike-off. */
export const manifest = service({
  name: 'cases',
  title: say('事项', 'Cases'),
  nouns: { cases: contract },
  hears: {
    cases: [
      contract.fileReceived,
      contract.caseAnswered,
      contract.caseHandedOver,
      contract.caseCancelled,
      contract.caseReported,
      contract.caseAccepted,
      contract.caseDispatched,
      contract.caseChecked,
      contract.caseRated,
      contract.caseReopened,
      contract.caseRehung,
      contract.caseRedacted,
      contract.caseMarkedConfidential,
      contract.caseUnmarkedConfidential,
    ],
  },
  needs: ['vault', 'files'],
  grants: ['access:read', 'county:read', 'subject:read', 'subject:write'],
})
