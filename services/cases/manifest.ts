import { job, service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

export const sweepDeadlines = job({
  name: 'sweep-deadlines',
  cron: '*/5 * * * *',
  title: say('每五分钟催办和逐级上报超期事项', 'Urge and hand up what is overdue, every five minutes'),
})

/** What was asked: a resident's case from report to strike-off. */
export const manifest = service({
  name: 'cases',
  title: say('事项', 'Cases'),
  routes: [
    contract.reportCase,
    contract.followCase,
    contract.rateCase,
    contract.createCase,
    contract.listCases,
    contract.getCase,
    contract.acceptCase,
    contract.dispatchCase,
    contract.startCase,
    contract.solveCase,
    contract.checkCase,
    contract.answerCase,
    contract.urgeCase,
    contract.handUpCase,
    contract.readLedger,
    contract.listStrikeOff,
    contract.listCaseSteps,
  ],
  publishes: [
    contract.caseReported,
    contract.caseAccepted,
    contract.caseDispatched,
    contract.caseStarted,
    contract.caseSolved,
    contract.caseChecked,
    contract.caseAnswered,
    contract.caseStruckOff,
    contract.caseRated,
    contract.caseUrged,
    contract.caseHandedUp,
  ],
  consumes: [],
  jobs: [sweepDeadlines],
  needs: ['vault'],
  grants: ['access:read', 'county:read', 'subject:read', 'subject:write'],
})
