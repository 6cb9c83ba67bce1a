import * as cases from '@wangge/cases/contract'
import { limitIn } from '../domain/spoken.ts'
import {
  alarmed,
  asker,
  holders,
  otherHolders,
  postAbove,
  previousHolders,
  reporter,
  secretaries,
  urgers,
  viewer,
} from '../work/audience.ts'
import { theCase, theCaseAnd, theToken } from '../work/says.ts'
import { tell } from '../work/tell.ts'

/** What is told of a case on its way. */
export const tellingsOfCases = [
  // a part is with its unit already, and told there
  tell(
    cases.caseReported,
    {
      template: 'case-reported-emergency',
      to: alarmed,
      says: theCase,
      when: ({ parentId, class: kind }) => parentId === undefined && kind === 'emergency',
    },
    {
      template: 'case-reported-to-holder',
      to: holders,
      says: theCase,
      when: ({ parentId, class: kind }) => parentId === undefined && kind !== 'emergency',
    },
    {
      template: 'case-reported-to-reporter',
      to: reporter,
      says: theCase,
      when: ({ parentId, sealedToken }) => parentId === undefined && sealedToken === undefined,
    },
    // somebody else wrote it down: the token is theirs alone (C13)
    {
      template: 'case-reported-with-token',
      to: reporter,
      says: theToken,
      when: ({ sealedToken }) => sealedToken !== undefined,
    },
  ),
  tell(cases.caseDispatched, { template: 'case-dispatched-to-unit', to: holders, says: theCase }),
  // time urges what is overdue; a person may press for it before, and is owed a reply (C8)
  tell(
    cases.caseUrged,
    { template: 'case-urged', to: holders, says: theCase, when: ({ by }) => by === 'timer' },
    { template: 'case-urged-by-person', to: holders, says: theCase, when: ({ by }) => by === 'person' },
  ),
  tell(cases.urgeReplied, { template: 'urge-replied', to: urgers, says: theCase }),
  // whoever had it and has it again is told of what is theirs
  tell(
    cases.caseHandedUp,
    { template: 'case-handed-up-to-holder', to: holders, says: theCase },
    { template: 'case-handed-up-overdue', to: previousHolders, says: theCase, when: ({ by }) => by === 'timer' },
    { template: 'case-handed-up-to-previous', to: previousHolders, says: theCase, when: ({ by }) => by !== 'timer' },
  ),
  tell(cases.residentAsked, {
    template: 'resident-asked',
    confidentially: 'resident-asked-confidential',
    to: reporter,
    says: theCaseAnd(({ text, until }, language, { zone }) => ({
      question: text,
      until: limitIn(until, zone, language),
    })),
  }),
  tell(cases.caseResumed, { template: 'case-resumed', to: otherHolders, says: theCase }),
  tell(cases.caseReturned, { template: 'case-returned-to-holder', to: holders, says: theCase }),
  // the resident hears of a new day once it is granted; until then whoever may grant it
  tell(
    cases.caseExtended,
    {
      template: 'case-extended-to-decider',
      to: postAbove,
      says: theCaseAnd(({ days }) => ({ days: String(days) })),
      when: ({ granted }) => !granted,
    },
    { template: 'case-extended-to-reporter', to: reporter, says: theCase, when: ({ granted }) => granted },
  ),
  tell(
    cases.extensionDecided,
    { template: 'extension-decided-granted', to: asker, says: theCase, when: ({ granted }) => granted },
    { template: 'extension-decided-refused', to: asker, says: theCase, when: ({ granted }) => !granted },
    { template: 'extension-decided-to-reporter', to: reporter, says: theCase, when: ({ granted }) => granted },
  ),
  // it went up to where confidential cases start: whoever has it there now must know
  tell(cases.caseMarkedConfidential, {
    template: 'case-marked-confidential-to-holder',
    to: holders,
    says: theCase,
    when: ({ previous }) => previous !== undefined,
  }),
  tell(cases.viewerNamed, { template: 'viewer-named', to: viewer, says: theCase }),
  // an example is for those who did not think of it
  tell(cases.practicePromoted, { template: 'practice-promoted', to: secretaries, says: theCase }),
]
