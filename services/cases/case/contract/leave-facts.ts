import { event, Instant, written } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, since, standings } from './facts.ts'
import { Agency, ReceiptNumber } from './words.ts'

const { dueAt: _, ...village } = standings.village
const away = { agency: { kind: 'police', name: '城关派出所' }, receiptNumber: 'J3307230012026112300042' } as const
const again = { ...standings.village, step: 'reported', actorId: 'm0002', leftAt: '2026-11-23T03:00:00.000Z' } as const
/** It leads to a file about the same people: it goes when they are to be forgotten. */
const receipt = written(ReceiptNumber)
/** Since when it was off the list. */
const left = { leftAt: Instant.optional() }

export const caseHandedOver = event({
  type: 'cases.case-handed-over.v1',
  title: say('事项移交其他单位', 'A case was handed over to another agency'),
  /** `text` is what the resident is to be told. It is neither solved nor struck off. */
  data: Standing.extend({ agency: Agency, receiptNumber: receipt, text: written(z.string()), ...since }),
  example: {
    ...village,
    step: 'handed-over',
    from: 'accepted',
    actorId: 'm0002',
    ...away,
    text: '您反映的情况已转派出所办理。',
  },
})

export const outsideUpdateNoted = event({
  type: 'cases.outside-update-noted.v1',
  title: say('登记外部进展', 'What another agency said of a case was noted'),
  data: Standing.extend({
    agency: Agency,
    receiptNumber: receipt,
    /** When the agency says it was. */
    outsideAt: Instant.optional(),
  }),
  example: { ...village, step: 'handed-over', from: 'handed-over', actorId: 'm0002', ...away },
})

export const caseTakenBack = event({
  type: 'cases.case-taken-back.v1',
  title: say('移交的事项收回办理', 'A case came back from another agency'),
  data: Standing.extend({ agency: Agency, receiptNumber: receipt.optional(), ...left, ...since }),
  example: { ...again, from: 'handed-over', ...away },
})

export const caseWithdrawn = event({
  type: 'cases.case-withdrawn.v1',
  title: say('居民撤回事项', 'A resident withdrew a case'),
  data: Standing.extend(since),
  example: { ...village, step: 'cancelled', from: 'accepted' },
})

export const caseCancelled = event({
  type: 'cases.case-cancelled.v1',
  title: say('事项撤销（作废、不予受理）', 'A case was cancelled by staff'),
  /** `text` is what the resident is to be told. */
  data: Standing.extend({ text: written(z.string()), ...since }),
  example: {
    ...village,
    step: 'cancelled',
    from: 'reported',
    actorId: 'm0002',
    text: '此事属个人民事纠纷，请向法院起诉。',
  },
})

export const caseReinstated = event({
  type: 'cases.case-reinstated.v1',
  title: say('撤销的事项恢复办理', 'A cancelled case was reinstated'),
  data: Standing.extend({ ...left, ...since }),
  example: { ...again, from: 'cancelled' },
})
