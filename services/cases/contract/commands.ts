import { CaseId, Instant, LocalDate, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { commandsOn } from './command-routes.ts'
import { Taken } from './views.ts'
import { AnswerText, Note, Proof } from './words.ts'

const tag = 'cases'
const params = z.object({ caseId: CaseId })

/** What is said with a command, and when the phone in hand says it was; the server's own time is kept besides. */
export const said = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, capturedAt: Instant.optional() })

/** A staff command on one case. */
export const command = commandsOn({ path: '/v1/cases/{caseId}', tag, noun: 'case', params, answer: Taken })

const noted = said({ note: Note.optional() })

export const acceptCase = command('accept', 'case.accept', say('受理（接单）', 'Accept'), noted, {})

export const dispatchCase = command(
  'dispatch',
  'case.dispatch',
  say('派单给单位', 'Dispatch to a unit'),
  /** Without a unit the county's dispatch rules say which. */
  said({ unitId: UnitId.optional(), note: Note.optional() }),
  { unitId: 'u03', note: '请今天派人查看' },
)

export const startCase = command('start', 'case.start', say('开始办理（办单）', 'Start'), noted, {})

export const solveCase = command(
  'solve',
  'case.solve',
  say('办结，须附证明', 'Solve, with proof'),
  said({ evidence: Proof, note: Note.optional() }),
  { evidence: [{ kind: 'note', text: '已更换灯泡，现场试亮正常' }] },
)

export const checkCase = command(
  'check',
  'case.check',
  say('核查，办结人不能核查', 'Check: by another than the one who solved it'),
  said({ passed: z.boolean(), note: Note.optional() }),
  { passed: true },
)

export const answerCase = command(
  'answer',
  'case.answer',
  say('答复居民，短信送达', 'Answer the resident, by SMS'),
  said({ text: AnswerText }),
  { text: '路灯已修好，感谢您的反映。' },
)

export const urgeCase = command('urge', 'case.urge', say('催办', 'Urge'), said({ note: Note }), {
  note: '请今天下班前办理',
})

export const handUpCase = command(
  'hand-up',
  'case.hand-up',
  say(
    '上报上一级（会议议定的可注明会期），须说明理由',
    'Hand up one level, with a reason; by hand, or as a meeting decided',
  ),
  /** `meetingOn`: a meeting of that day decided it. */
  said({ reason: Note, meetingOn: LocalDate.optional() }),
  { reason: '需要协调供电单位，网格无法解决' },
)

export const returnCase = command(
  'return',
  'case.return',
  say('退单，须说明理由；第二次退单上报一级', 'Send back what was sent wrongly; the second time it goes up a level'),
  said({ reason: Note }),
  { reason: '路灯由电力公司管养，不属本单位职责' },
)

export const askResident = command(
  'ask-resident',
  'case.ask-resident',
  say('请居民补充情况，等待期间停表', 'Ask the resident; the clock stands still meanwhile'),
  said({ text: AnswerText }),
  { text: '请告知路灯杆上的编号。' },
)

export const resumeCase = command(
  'resume',
  'case.resume',
  say('不再等待，继续办理', 'Go on without waiting any longer'),
  noted,
  { note: '已现场查明' },
)

export const extendCase = command(
  'extend',
  'case.extend',
  say('申请延期，须在到期前说明理由', 'Extend, before it is due, with a reason'),
  said({ days: z.int().min(1).max(90), reason: Note }),
  { days: 3, reason: '配件需要采购' },
)

export const decideExtension = command(
  'decide-extension',
  'case.decide-extension',
  say('审批延期申请', 'Grant or refuse an extension'),
  said({ granted: z.boolean(), note: Note.optional() }),
  { granted: true },
)

export const replyUrge = command(
  'reply-urge',
  'case.reply-urge',
  say('回复督办', 'Reply to those who urged'),
  said({ text: Note }),
  { text: '配件今天到，明早更换' },
)

export const reopenCase = command(
  'reopen',
  'case.reopen',
  say('代居民要求重新办理，办结后期限内', 'Open again for the resident, within the days after it was solved'),
  said({ reason: Note }),
  { reason: '居民来电：路灯又不亮了' },
)

export const rehangCase = command(
  'rehang',
  'case.rehang',
  say('重新挂号，须说明理由', 'Put back on the strike-off list, with a reason'),
  said({ reason: Note }),
  { reason: '抽查发现未修好' },
)
