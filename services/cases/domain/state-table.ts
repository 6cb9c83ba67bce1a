import { say } from '@wangge/problem'
import { type Command, commands, type Order, type Outcome, type Step } from './steps.ts'

const handling = ['reported', 'accepted', 'dispatched', 'started'] as const
/** The limit of handling runs. */
const inHand = ['accepted', 'dispatched', 'started'] as const
const open = [...handling, 'solved', 'checked'] as const

/** The state table: every command, who gives it, which steps it joins, which limits it starts and stops, what it makes. */
export const orders: Readonly<Record<Command, Order>> = {
  report: {
    title: say('上报', 'Report'),
    who: ['anyone', 'staff'],
    action: 'case.create',
    makes: 'case-reported',
    outcomes: [{ from: [], to: 'reported', starts: ['accept'] }],
  },
  accept: {
    title: say('受理', 'Accept'),
    who: ['staff'],
    action: 'case.accept',
    makes: 'case-accepted',
    outcomes: [{ from: ['reported'], to: 'accepted', stops: ['accept'], starts: ['handle'] }],
  },
  dispatch: {
    title: say('派单', 'Dispatch'),
    who: ['staff'],
    action: 'case.dispatch',
    makes: 'case-dispatched',
    outcomes: [{ from: ['accepted', 'dispatched'], to: 'dispatched', stops: ['handle'], starts: ['handle'] }],
  },
  start: {
    title: say('开始办理', 'Start'),
    who: ['staff'],
    action: 'case.start',
    makes: 'case-started',
    outcomes: [{ from: ['dispatched'], to: 'started' }],
  },
  return: {
    title: say('退单', 'Return'),
    who: ['staff'],
    action: 'case.return',
    makes: 'case-returned',
    outcomes: [
      { when: 'first', from: ['dispatched', 'started'], to: 'accepted' },
      { when: 'again', from: ['dispatched', 'started'], to: 'accepted', renews: true },
    ],
  },
  'ask-resident': {
    title: say('请居民补充', 'Ask the resident'),
    who: ['staff'],
    action: 'case.ask-resident',
    makes: 'resident-asked',
    outcomes: [{ from: inHand, to: 'waiting', stops: ['handle'], pauses: true, starts: ['reply'] }],
  },
  resume: {
    title: say('继续办理', 'Go on'),
    who: ['staff', 'resident', 'timer'],
    action: 'case.resume',
    makes: 'case-resumed',
    outcomes: inHand.map((step) => ({
      when: step,
      from: ['waiting'] as const,
      to: step,
      stops: ['reply'] as const,
      resumes: ['handle'] as const,
    })),
  },
  extend: {
    title: say('申请延期', 'Extend'),
    who: ['staff'],
    action: 'case.extend',
    makes: 'case-extended',
    outcomes: [
      { when: 'granted', from: inHand, to: 'same', extends: true },
      { when: 'asked', from: inHand, to: 'same' },
    ],
  },
  'decide-extension': {
    title: say('审批延期', 'Decide on an extension'),
    who: ['staff'],
    action: 'case.decide-extension',
    answers: 'extension',
    makes: 'extension-decided',
    outcomes: [
      { when: 'granted', from: inHand, to: 'same', extends: true },
      { when: 'refused', from: inHand, to: 'same' },
    ],
  },
  solve: {
    title: say('办结', 'Solve'),
    who: ['staff'],
    action: 'case.solve',
    makes: 'case-solved',
    outcomes: [
      { when: 'on-the-spot', from: ['accepted'], to: 'solved', stops: ['handle'], starts: ['check'] },
      { when: 'after-dispatch', from: ['started'], to: 'solved', stops: ['handle'], starts: ['check'] },
    ],
  },
  check: {
    title: say('核查', 'Check'),
    who: ['staff'],
    action: 'case.check',
    otherThanHandler: true,
    makes: 'case-checked',
    outcomes: [
      { when: 'passed', from: ['solved'], to: 'checked', stops: ['check'], starts: ['answer'] },
      { when: 'failed', from: ['solved'], to: 'accepted', stops: ['check'], resumes: ['handle'] },
      { when: 'failed-by-unit', from: ['solved'], to: 'started', stops: ['check'], resumes: ['handle'] },
    ],
  },
  answer: {
    title: say('答复', 'Answer'),
    who: ['staff'],
    action: 'case.answer',
    makes: 'case-answered',
    outcomes: [
      { when: 'meanwhile', from: [...handling, 'waiting', 'merged', 'solved'], to: 'same' },
      { when: 'final', from: ['checked'], to: 'answered', stops: ['answer'] },
    ],
  },
  'strike-off': {
    title: say('销号', 'Strike off'),
    who: ['itself'],
    makes: 'case-struck-off',
    outcomes: [{ from: ['answered'], to: 'struck-off' }],
  },
  rate: {
    title: say('评价', 'Rate'),
    who: ['resident'],
    makes: 'case-rated',
    outcomes: [{ from: ['struck-off'], to: 'same' }],
  },
  reopen: {
    title: say('重新办理', 'Open again'),
    who: ['resident', 'staff'],
    action: 'case.reopen',
    makes: 'case-reopened',
    outcomes: [{ from: ['struck-off'], to: 'reported', starts: ['accept'] }],
  },
  rehang: {
    title: say('重新挂号', 'Put back on the list'),
    who: ['staff'],
    action: 'case.rehang',
    makes: 'case-rehung',
    outcomes: [{ from: ['struck-off'], to: 'reported', starts: ['accept'] }],
  },
  merge: {
    title: say('并案', 'Merge'),
    who: ['staff'],
    action: 'case.merge',
    makes: 'case-merged',
    outcomes: [
      { from: ['reported'], to: 'merged', stops: ['accept'] },
      { from: inHand, to: 'merged', stops: ['handle'] },
      { from: ['waiting'], to: 'merged', stops: ['reply'] },
    ],
  },
  unmerge: {
    title: say('撤销并案', 'Undo a merge'),
    who: ['staff'],
    action: 'case.merge',
    makes: 'case-unmerged',
    outcomes: [{ from: ['merged'], to: 'reported', starts: ['accept'] }],
  },
  'take-in': {
    title: say('并入相同诉求', 'Take in'),
    who: ['itself'],
    makes: 'case-took-in',
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
  'let-go': {
    title: say('移出并案', 'Let go'),
    who: ['itself'],
    makes: 'case-let-go',
    outcomes: [{ from: [...open, 'waiting', 'struck-off'], to: 'same' }],
  },
  urge: {
    title: say('催办', 'Urge'),
    who: ['staff', 'timer'],
    action: 'case.urge',
    makes: 'case-urged',
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
  'reply-urge': {
    title: say('回复督办', 'Reply to an urging'),
    who: ['staff'],
    action: 'case.reply-urge',
    answers: 'urges',
    makes: 'urge-replied',
    outcomes: [{ from: [...open, 'waiting', 'struck-off'], to: 'same' }],
  },
  'hand-up': {
    title: say('上报上一级', 'Hand up'),
    who: ['staff', 'timer'],
    action: 'case.hand-up',
    makes: 'case-handed-up',
    outcomes: [{ from: open, to: 'same', renews: true }],
  },
}

/** What a case may hold that a command answers. */
export type Pending = Partial<Record<NonNullable<Order['answers']>, unknown>>

/** Commands that somebody may give at a step. What happens by itself is not among them, nor what has nothing to answer. */
export const allowedAt = (step: Step, pending: Pending = {}): Command[] =>
  commands.filter((command) => {
    const { who, answers, outcomes } = orders[command]
    if (who.includes('itself') || (answers && !pending[answers])) return false
    return outcomes.some(({ from }) => from.includes(step))
  })

/** The outcome of a command at a step, if it may be given there at all. */
export const outcomeOf = (command: Command, step: Step, when?: string): Outcome | undefined =>
  orders[command].outcomes.find(
    (outcome) => outcome.from.includes(step) && (when === undefined || outcome.when === when),
  )
