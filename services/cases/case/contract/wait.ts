import { say } from '@wangge/problem'
import * as z from 'zod'
import { command, said, withNote } from './command.ts'
import { AnswerText, Note } from './words.ts'

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
  withNote,
  { note: '已现场查明' },
)

export const extendCase = command(
  'extend',
  'case.extend',
  say('申请延期，须在到期前说明理由', 'Extend, before it is due, with a reason'),
  said({ days: z.int().min(1), reason: Note }),
  { days: 3, reason: '配件需要采购' },
)

export const decideExtension = command(
  'decide-extension',
  'case.decide-extension',
  say('审批延期申请', 'Grant or refuse an extension'),
  said({ granted: z.boolean(), note: Note.optional() }),
  { granted: true },
)
