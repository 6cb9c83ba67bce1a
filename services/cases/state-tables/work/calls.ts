import type { AnyRoute } from '@wangge/contract'
import { sendCaseFile } from '../../attached/contract.ts'
import {
  acceptCase,
  answerCase,
  askResident,
  checkCase,
  decideExtension,
  dispatchCase,
  extendCase,
  handUpCase,
  rehangCase,
  reopenCase,
  replyUrge,
  resumeCase,
  returnCase,
  solveCase,
  startCase,
  urgeCase,
} from '../../contract/commands.ts'
import { markConfidential, nameViewer, removeViewer, unmarkConfidential } from '../../contract/confidential.ts'
import { addEvidence } from '../../contract/evidence.ts'
import { cancelCase, handOverCase, noteOutsideUpdate, reinstateCase, takeBackCase } from '../../contract/leaving.ts'
import { mergeCase, unmergeCase } from '../../contract/merging.ts'
import { splitCase } from '../../contract/parting.ts'
import { promoteCase, withdrawPractice } from '../../contract/practices.ts'
import { createCase } from '../../contract/staff.ts'
import type { Command } from '../../contract/words.ts'
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
  'hand-up': [handUpCase],
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
