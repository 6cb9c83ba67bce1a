import { say } from '@wangge/problem'
import * as z from 'zod'
import { command, said } from './command.ts'
import { AnswerText, Note } from './words.ts'

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
