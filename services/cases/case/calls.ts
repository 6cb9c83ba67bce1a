import type { AnyRoute } from '@wangge/contract'
import * as contract from '../contract.ts'
import type { Command } from '../domain/steps.ts'

/** The routes that give a command; none where nobody gives it. */
export const routesOf: Readonly<Record<Command, readonly AnyRoute[]>> = {
  report: [contract.createCase, contract.reportCase],
  accept: [contract.acceptCase],
  dispatch: [contract.dispatchCase],
  start: [contract.startCase],
  return: [contract.returnCase],
  'ask-resident': [contract.askResident],
  resume: [contract.resumeCase, contract.replyToQuestion],
  extend: [contract.extendCase],
  'decide-extension': [contract.decideExtension],
  'add-evidence': [contract.addEvidence],
  solve: [contract.solveCase],
  check: [contract.checkCase],
  answer: [contract.answerCase],
  'strike-off': [],
  rate: [contract.rateCase],
  reopen: [contract.reopenCase, contract.reopenOwnCase],
  rehang: [contract.rehangCase],
  promote: [contract.promoteCase],
  'withdraw-practice': [contract.withdrawPractice],
  merge: [contract.mergeCase],
  unmerge: [contract.unmergeCase],
  'take-in': [],
  'let-go': [],
  'hand-over': [contract.handOverCase],
  'outside-update': [contract.noteOutsideUpdate],
  'take-back': [contract.takeBackCase],
  withdraw: [contract.withdrawCase],
  cancel: [contract.cancelCase],
  reinstate: [contract.reinstateCase],
  split: [contract.splitCase],
  'close-part': [],
  'reopen-part': [],
  urge: [contract.urgeCase],
  'reply-urge': [contract.replyUrge],
  'hand-up': [contract.handUpCase],
  'add-file': [contract.sendCaseFile],
  publish: [contract.publishCase],
  unpublish: [contract.unpublishCase],
  hide: [contract.hideReporter],
  redact: [contract.redactCase],
  erase: [contract.eraseOwnCase],
  'mark-confidential': [contract.markConfidential],
  'unmark-confidential': [contract.unmarkConfidential],
  'name-viewer': [contract.nameViewer],
  'remove-viewer': [contract.removeViewer],
}

/** Who gives a command by a route. */
export const callerOf = ({ action }: Pick<AnyRoute, 'action'>): 'anyone' | 'resident' | 'staff' =>
  action === 'public' ? 'anyone' : action === 'case-token' ? 'resident' : 'staff'
