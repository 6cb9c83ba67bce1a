import { LocalDate } from '@wangge/contract'
import { say } from '@wangge/problem'
import { command, said } from './command.ts'
import { Note } from './words.ts'

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

export const replyUrge = command(
  'reply-urge',
  'case.reply-urge',
  say('回复督办', 'Reply to those who urged'),
  said({ text: Note }),
  { text: '配件今天到，明早更换' },
)
