import type { AnyRoute } from '@wangge/contract'
import { sendCaseFile } from '../../attached/contract.ts'
import { createCase } from '../../case/contract/case.ts'
import { answerCase, checkCase, rehangCase, reopenCase } from '../../case/contract/close.ts'
import { addEvidence } from '../../case/contract/evidence.ts'
import { markConfidential, nameViewer, removeViewer, unmarkConfidential } from '../../case/contract/guard.ts'
import { acceptCase, dispatchCase, returnCase, solveCase, startCase } from '../../case/contract/handle.ts'
import { cancelCase, handOverCase, noteOutsideUpdate, reinstateCase, takeBackCase } from '../../case/contract/leave.ts'
import { mergeCase, unmergeCase } from '../../case/contract/merge.ts'
import { handUpCase, replyUrge, urgeCase } from '../../case/contract/press.ts'
import { promoteCase, withdrawPractice } from '../../case/contract/promote.ts'
import { splitCase } from '../../case/contract/split.ts'
import { askResident, decideExtension, extendCase, resumeCase } from '../../case/contract/wait.ts'
import type { Command } from '../../case/contract/words.ts'
import { eraseOwnCase, hideReporter, redactCase } from '../../privacy/contract/privacy.ts'
import { publishCase, unpublishCase } from '../../public/contract/public.ts'
import { rateCase, reopenOwnCase, replyToQuestion, reportCase, withdrawCase } from '../../resident/contract/resident.ts'

/** The routes that give a command; none where nobody gives it. */
export const routesOf: Readonly<Record<Command, readonly AnyRoute[]>> = {
  report: [createCase, reportCase],
  accept: [acceptCase],
  dispatch: [dispatchCase],
  start: [startCase],
  return: [returnCase],
  'ask-resident': [askResident],
  resume: [resumeCase, replyToQuestion],
  extend: [extendCase],
  'decide-extension': [decideExtension],
  settle: [],
  'add-evidence': [addEvidence],
  solve: [solveCase],
  check: [checkCase],
  answer: [answerCase],
  'strike-off': [],
  rate: [rateCase],
  reopen: [reopenCase, reopenOwnCase],
  rehang: [rehangCase],
  promote: [promoteCase],
  'withdraw-practice': [withdrawPractice],
  merge: [mergeCase],
  unmerge: [unmergeCase],
  'take-in': [],
  'let-go': [],
  'hand-over': [handOverCase],
  'outside-update': [noteOutsideUpdate],
  'take-back': [takeBackCase],
  withdraw: [withdrawCase],
  cancel: [cancelCase],
  reinstate: [reinstateCase],
  split: [splitCase],
  'close-part': [],
  'reopen-part': [],
  urge: [urgeCase],
  'reply-urge': [replyUrge],
  'remind-urge': [],
  'hand-up': [handUpCase],
  'tell-stuck': [],
  'add-file': [sendCaseFile],
  publish: [publishCase],
  unpublish: [unpublishCase],
  hide: [hideReporter],
  redact: [redactCase],
  erase: [eraseOwnCase],
  'mark-confidential': [markConfidential],
  'unmark-confidential': [unmarkConfidential],
  'name-viewer': [nameViewer],
  'remove-viewer': [removeViewer],
}

/** Who gives a command by a route. */
export const callerOf = ({ action }: Pick<AnyRoute, 'action'>): 'anyone' | 'resident' | 'staff' =>
  action === 'public' ? 'anyone' : action === 'case-token' ? 'resident' : 'staff'
