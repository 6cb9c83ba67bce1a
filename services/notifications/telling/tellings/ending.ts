import * as cases from '@wangge/cases/contract'
import { unstopped } from '../domain/spoken.ts'
import { holders, otherHolders, reporter } from '../work/audience.ts'
import { theCase, theCaseAnd } from '../work/says.ts'
import { tell } from '../work/tell.ts'

/** What is told of a case that ends, or comes back: whoever has it takes it up, and whoever reported it hears of it. */
export const tellingsOfEndings = [
  // solved it lies with whoever is to check it
  tell(cases.caseSolved, {
    template: 'case-solved-to-checker',
    to: otherHolders,
    says: theCase,
    gathers: ({ caseId }) => caseId,
  }),
  tell(
    cases.caseChecked,
    { template: 'case-checked-failed', stage: 'theirs', to: holders, says: theCase, when: ({ passed }) => !passed },
    {
      template: 'case-checked-passed',
      to: otherHolders,
      says: theCase,
      // the resident is told of a part with the whole
      when: ({ passed, parentId }) => passed && parentId === undefined,
    },
  ),
  tell(
    cases.caseAnswered,
    {
      template: 'case-answered',
      confidentially: 'case-answered-confidential',
      to: reporter,
      says: theCaseAnd(({ text }, _, { rating }) => ({ answer: unstopped(text), days: String(rating.openDays) })),
      when: ({ final }) => final,
    },
    {
      template: 'case-answered-progress',
      confidentially: 'case-answered-confidential',
      to: reporter,
      says: theCaseAnd(({ text }) => ({ answer: unstopped(text) })),
      when: ({ final }) => !final,
    },
  ),
  tell(
    cases.caseHandedOver,
    { template: 'case-handed-over-to-holder', to: otherHolders, says: theCase },
    {
      template: 'case-handed-over-to-reporter',
      confidentially: 'case-handed-over-confidential',
      to: reporter,
      says: theCaseAnd(({ agency, receiptNumber, text }) => ({
        agency: agency.name,
        receipt: receiptNumber,
        answer: unstopped(text),
      })),
    },
  ),
  tell(
    cases.caseCancelled,
    { template: 'case-cancelled-to-holder', to: otherHolders, says: theCase },
    {
      template: 'case-cancelled-to-reporter',
      confidentially: 'case-cancelled-confidential',
      to: reporter,
      says: theCaseAnd(({ text }) => ({ answer: unstopped(text) })),
    },
  ),
  tell(
    cases.caseWithdrawn,
    { template: 'case-withdrawn-to-holder', to: otherHolders, says: theCase },
    // whoever holds the token may not be who reported it
    { template: 'case-withdrawn-to-reporter', to: reporter, says: theCase },
  ),
  // merged before, it goes on in another reporter's: nobody had it
  tell(cases.caseMerged, {
    template: 'case-merged-to-holder',
    to: otherHolders,
    says: theCase,
    when: ({ from }) => from !== 'merged',
  }),
  tell(
    cases.caseUnmerged,
    { template: 'case-unmerged-to-holder', to: otherHolders, says: theCase },
    { template: 'case-unmerged-to-reporter', to: reporter, says: theCase },
  ),
  tell(
    cases.caseReopened,
    { template: 'case-reopened-to-holder', to: otherHolders, says: theCase },
    // whoever opened it again knows
    { template: 'case-reopened-to-reporter', to: reporter, says: theCase, when: ({ by }) => by !== 'resident' },
  ),
  tell(
    cases.caseRehung,
    { template: 'case-rehung-to-holder', to: otherHolders, says: theCase },
    { template: 'case-rehung-to-reporter', to: reporter, says: theCase },
  ),
  tell(
    cases.caseTakenBack,
    { template: 'case-taken-back-to-holder', to: otherHolders, says: theCase },
    { template: 'case-taken-back-to-reporter', to: reporter, says: theCase },
  ),
  tell(
    cases.caseReinstated,
    { template: 'case-reinstated-to-holder', to: otherHolders, says: theCase },
    { template: 'case-reinstated-to-reporter', to: reporter, says: theCase },
  ),
]
