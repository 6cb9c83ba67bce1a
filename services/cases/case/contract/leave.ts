import { Instant } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { command, said } from './command.ts'
import { Agency, AnswerText, Note, ReceiptNumber } from './words.ts'

const receiptNumber = 'J3307230012026112300042'

export const handOverCase = command(
  'hand-over',
  'case.hand-over',
  say('移交公安等其他单位，登记回执号并告知居民', 'Hand over to the police or another agency, with its receipt number'),
  /** `text`: what the resident is told. A receipt stands for one case. */
  said({ agency: z.strictObject(Agency.shape), receiptNumber: ReceiptNumber, reason: Note, text: AnswerText }),
  {
    agency: { kind: 'police', name: '城关派出所' },
    receiptNumber,
    reason: '涉嫌治安案件，须由公安机关办理',
    text: '您反映的情况已转城关派出所办理。',
  },
)

export const noteOutsideUpdate = command(
  'outside-updates',
  'case.outside-update',
  say('登记外部单位的进展，不改变步骤', 'Note what the other agency says; the step stays'),
  /** `at`: when the agency says it was. */
  said({ receiptNumber: ReceiptNumber, text: Note, at: Instant.optional() }),
  { receiptNumber, text: '派出所来电：已立案' },
)

export const takeBackCase = command(
  'take-back',
  'case.hand-over',
  say('外部单位退回，收回重新办理', 'Take back what the other agency returned; it begins anew'),
  said({ reason: Note }),
  { reason: '派出所认定不属治安案件，退回' },
)

export const cancelCase = command(
  'cancel',
  'case.cancel',
  say('撤销（作废、不予受理），须说明理由并告知居民', 'Cancel, with a reason; the resident is told'),
  said({ reason: Note, text: AnswerText }),
  { reason: '不属于网格事项范围', text: '您反映的事项不属于本县受理范围，请拨打 12345。' },
)

export const reinstateCase = command(
  'reinstate',
  'case.cancel',
  say('恢复办理被撤销的事项，期限内', 'Reinstate a cancelled case, within the days for opening again'),
  said({ reason: Note }),
  { reason: '撤销有误' },
)
