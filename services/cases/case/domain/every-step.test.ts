import { erase, hide, redact } from '../../privacy/domain.ts'
import { publish, unpublish } from '../../public/domain.ts'
import { type Command, commands, steps } from '../contract/words.ts'
import { allowedAt, orders, outcomeOf } from '../steps/table.ts'
import { aCase, aSetting, members, problemOf, proof } from '../testing/a-case.ts'
import { addFile } from './attach.ts'
import { type Case, isOpen } from './case.ts'
import { answer, check, rate } from './close.ts'
import { correct } from './correct.ts'
import { addEvidence, nothingRequired } from './evidence.ts'
import { markConfidential, nameViewer, removeViewer, unmarkConfidential } from './guard.ts'
import { accept, dispatch, giveBack, solve, start } from './handle.ts'
import { cancel, handOver, noteOutside, reinstate, takeBack, withdraw } from './leave.ts'
import type { Decision, Setting } from './order.ts'
import { handUp, reply, urge } from './press.ts'
import { promote, withdraw as withdrawPractice } from './promote.ts'
import { rehang, reopen } from './reopen.ts'
import { ask, decide, extend, resume } from './wait.ts'

const { worker, secretary, official, clerk } = members
const setting = aSetting()

/** What is done to more than one case, or happens by itself. */
const elsewhere = [
  'report',
  'settle',
  'strike-off',
  'merge',
  'unmerge',
  'take-in',
  'let-go',
  'split',
  'close-part',
  'reopen-part',
  'remind-urge',
  'fall-back',
  'come-back',
  'tell-stuck',
] as const

const police = {
  agency: { kind: 'police', name: '城关派出所' },
  receiptNumber: 'J-42',
  reason: '涉嫌治安案件',
  text: '已转派出所。',
} as const

const asRoad = ({ areaId, listingAreaId }: Case) => ({
  areaId,
  listingAreaId,
  category: 'facility-road',
  class: 'general' as const,
})

const take: Record<Exclude<Command, (typeof elsewhere)[number]>, (found: Case, at?: Setting) => Decision> = {
  accept: (found, at = setting) => accept(found, {}, worker, at),
  dispatch: (found, at = setting) => dispatch(found, { unitId: 'U01', note: '请水务站办理' }, secretary, at),
  start: (found, at = setting) => start(found, {}, clerk, at),
  'add-evidence': (found, at = setting) => addEvidence(found, { evidence: proof }, worker, at, nothingRequired),
  solve: (found, at = setting) => solve(found, { evidence: proof }, clerk, at),
  check: (found, at = setting) => check(found, { passed: true }, secretary, at),
  answer: (found, at = setting) => answer(found, { text: '已派人' }, secretary, at),
  rate: (found, at = setting) => rate(found, { stars: 5 }, at),
  return: (found, at = setting) => giveBack(found, { reason: '不归我们管' }, clerk, at),
  'ask-resident': (found, at = setting) => ask(found, { text: '在哪一侧？' }, worker, at),
  resume: (found, at = setting) => resume(found, {}, worker, at),
  extend: (found, at = setting) => extend(found, { days: 2, reason: '等配件' }, secretary, at),
  'decide-extension': (found, at = setting) => decide(found, { granted: true }, secretary, at),
  'reply-urge': (found, at = setting) => reply(found, { text: '明早更换' }, worker, at),
  reopen: (found, at = setting) => reopen(found, { reason: '又坏了' }, worker, at),
  rehang: (found, at = setting) => rehang(found, { reason: '抽查未修好' }, secretary, at),
  promote: (found, at = setting) => promote(found, '01KAQ9D1N6T2V4X8Z0B3C5E7GH', official, at),
  'withdraw-practice': (found, at = setting) => withdrawPractice(found, { reason: '已过时' }, official, at),
  'hand-over': (found, at = setting) => handOver(found, police, official, at),
  'outside-update': (found, at = setting) =>
    noteOutside(found, { receiptNumber: 'J 42', text: '已立案' }, official, at),
  'take-back': (found, at = setting) => takeBack(found, { reason: '派出所退回' }, official, at),
  withdraw: (found, at = setting) => withdraw(found, {}, { kind: 'resident' }, at),
  cancel: (found, at = setting) => cancel(found, { reason: '不属受理范围', text: '请向法院起诉。' }, official, at),
  reinstate: (found, at = setting) => reinstate(found, { reason: '撤销有误' }, official, at),
  urge: (found, at = setting) => urge(found, { note: '请尽快' }, secretary, at),
  'hand-up': (found, at = setting) => handUp(found, { reason: '超出网格能力' }, worker, at),
  correct: (found, at = setting) => correct(found, { filed: asRoad(found), reason: '是路面塌陷' }, worker, at),
  publish: (found) => publish(found, { text: '村口路灯不亮。', isPublic: true }, secretary),
  unpublish: (found) => unpublish(found, { reason: '能看出是谁家' }, secretary),
  'add-file': (found) => addFile(found, { fileId: 'f1', kind: 'photo' }, { kind: 'resident' }),
  hide: (found) => hide(found, { kind: 'resident' }),
  redact: (found) => redact(found, { description: '村口路灯不亮。', entries: [], reason: '有姓名' }, secretary),
  erase: (found, at = setting) => erase(found, { kind: 'resident' }, at),
  'mark-confidential': (found, at = setting) => markConfidential(found, [], { reason: '家事' }, worker, at).whole,
  'unmark-confidential': (found, at = setting) =>
    unmarkConfidential(found, [], { reason: '本人同意', demanded: false }, official, at).whole,
  'name-viewer': (found, at = setting) => nameViewer(found, { memberId: 'clerk', reason: '协助调解' }, official, at),
  'remove-viewer': (found, at = setting) =>
    removeViewer(found, { memberId: 'guest', reason: '调解已毕' }, official, at),
}

describe('the whole state table, command by step', () => {
  const resting = steps.filter((step) => step !== 'answered' && step !== 'merged')
  const pairs = (Object.keys(take) as (keyof typeof take)[]).flatMap((command) =>
    resting.map((step) => [command, step] as const),
  )
  it.each(pairs)('C6 %s at %s does what the table says', (command, step) => {
    const at = setting.now
    const pending = {
      ...(command === 'reply-urge' && { urges: [{ memberId: 'secretary', at }] }),
      ...(/viewer|^unmark/.test(command) && { confidential: 'staff' as const, viewers: ['guest'] }),
      ...(command === 'withdraw-practice' && { practice: { practiceId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH', at } }),
      ...(command === 'outside-update' && { handedOver: [{ ...police.agency, receiptNumber: 'J-42', at }] }),
      ...(command === 'decide-extension' && { extension: { days: 2, memberId: 'clerk', at } }),
    }
    const found = { ...aCase(step), ...pending }
    const outcome = outcomeOf(command, step, command === 'resume' ? found.waitsFrom : undefined)
    if (!outcome) {
      const { code, facts } = problemOf(() => take[command](found))
      expect([code, facts.allowed]).toEqual(['conflict', allowedAt(step, found)])
      return
    }
    const { state, entries } = take[command](found)
    const target = outcome.to === 'same' ? step : outcome.to === 'answered' ? 'struck-off' : outcome.to
    expect(state.step).toBe(target)
    expect(entries[0]).toMatchObject({ command })
    expect(entries[0]?.data).toMatchObject({ caseId: found.caseId, from: step })
    expect(state.dueAt === undefined).toBe(!isOpen(state))
    expect(state.actAt === undefined).toBe(!isOpen(state))
    if (state.step === 'handed-over' || state.step === 'cancelled') expect(state.stopped).toBeUndefined()
  })

  it('C6 has an entry of the table behind every command that the domain knows', () => {
    expect(commands.filter((command) => !(command in take))).toEqual(elsewhere)
    expect(new Set(Object.keys(orders))).toEqual(new Set(commands))
  })
})
