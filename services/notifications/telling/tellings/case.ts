import * as cases from '@wangge/cases/contract'
import { limitIn } from '../../message/domain/spoken.ts'
import { stuckFor } from '../domain/spoken.ts'
import {
  alarmed,
  asker,
  holders,
  nextAbove,
  otherAlarmed,
  otherHolders,
  postAbove,
  previousHolders,
  reporter,
  secretaries,
  urgers,
  viewer,
  wereAlarmed,
} from '../work/audience.ts'
import { theCase, theCaseAnd, theToken } from '../work/says.ts'
import { tell } from '../work/tell.ts'

/** What is told of a case on its way. */
export const tellingsOfCases = [
  // nobody is told, but what waits about it may no longer be so
  ...[cases.caseStarted, cases.caseStruckOff, cases.caseSplit, cases.limitSettled].map((fact) => tell(fact)),
  ...[cases.mediationOpened, cases.mediationReopened, cases.caseUnmarkedConfidential].map((fact) => tell(fact)),
  // a part is with its unit already, and told there
  tell(
    cases.caseReported,
    {
      template: 'case-reported-emergency-above',
      to: holders,
      says: theCase,
      when: ({ class: kind, passedOver }) => kind === 'emergency' && passedOver !== undefined,
    },
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
  // whoever accepted it found that it is one after all
  tell(
    cases.caseAccepted,
    {
      template: 'case-accepted-emergency',
      to: otherAlarmed,
      says: theCase,
      when: ({ class: kind, previousClass }) => kind === 'emergency' && previousClass !== undefined,
    },
    // or that it is none: those who were alerted stand down
    {
      template: 'case-accepted-calmed',
      to: wereAlarmed,
      says: theCase,
      when: ({ parentId, previousClass }) => parentId === undefined && previousClass === 'emergency',
    },
  ),
  tell(
    cases.caseDispatched,
    { template: 'case-dispatched-to-unit', to: holders, says: theCase },
    { template: 'case-dispatched-to-previous', to: previousHolders, says: theCase },
  ),
  // time urges what is overdue; a person may press for it before, and is owed a reply (C8)
  tell(
    cases.caseUrged,
    {
      template: 'case-urged',
      stage: 'theirs',
      to: holders,
      says: theCase,
      when: ({ by }) => by === 'timer',
      // the limit it names is past
      readBy: () => undefined,
      gathers: ({ caseId }) => caseId,
    },
    {
      template: 'case-urged-by-person',
      stage: 'theirs',
      to: holders,
      says: theCase,
      // pressed for again by whoever waits for a reply, it is one text
      when: ({ by, again }) => by === 'person' && !again,
    },
  ),
  tell(
    cases.urgeReplied,
    { template: 'urge-replied', to: urgers, says: theCase, when: ({ endedBy }) => endedBy === undefined },
    { template: 'urge-replied-by-end', to: urgers, says: theCase, when: ({ endedBy }) => endedBy !== undefined },
  ),
  tell(cases.urgeReminded, { template: 'urge-reminded', to: holders, says: theCase }),
  // of a confidential case nobody above may know (C20)
  tell(cases.caseStuck, {
    template: 'case-stuck',
    to: nextAbove,
    says: theCaseAnd(({ why }, language) => ({ why: stuckFor(why, language) })),
    when: ({ confidential }) => confidential === undefined,
    gathers: ({ caseId }) => caseId,
  }),
  // whoever had it and has it again is told of what is theirs
  tell(
    cases.caseHandedUp,
    { template: 'case-handed-up-to-holder', to: holders, says: theCase },
    {
      template: 'case-handed-up-overdue',
      to: previousHolders,
      says: theCase,
      when: ({ by }) => by === 'timer',
      gathers: ({ caseId }) => caseId,
    },
    { template: 'case-handed-up-to-previous', to: previousHolders, says: theCase, when: ({ by }) => by !== 'timer' },
  ),
  // misfiled, it is now whose it should have been (C24)
  tell(
    cases.caseCorrected,
    {
      template: 'case-corrected-emergency',
      to: alarmed,
      says: theCase,
      when: ({ parentId, class: kind, was }) =>
        parentId === undefined && kind === 'emergency' && was.class !== 'emergency',
    },
    {
      template: 'case-corrected-to-holder',
      to: otherHolders,
      says: theCase,
      // of a part only its unit hears, whatever it came to be
      when: ({ parentId, class: kind, was }) =>
        parentId !== undefined || kind !== 'emergency' || was.class === 'emergency',
    },
    {
      template: 'case-corrected-calmed',
      to: wereAlarmed,
      says: theCase,
      when: ({ parentId, class: kind, was }) =>
        parentId === undefined && kind !== 'emergency' && was.class === 'emergency',
    },
  ),
  tell(cases.residentAsked, {
    template: 'resident-asked',
    confidentially: 'resident-asked-confidential',
    to: reporter,
    readBy: ({ until }) => until,
    says: theCaseAnd(({ text, until }, language, { zone }) => ({
      question: text,
      until: limitIn(until, zone, language),
    })),
  }),
  tell(cases.caseResumed, { template: 'case-resumed', stage: 'theirs', to: otherHolders, says: theCase }),
  tell(cases.caseReturned, { template: 'case-returned-to-holder', stage: 'theirs', to: holders, says: theCase }),
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
