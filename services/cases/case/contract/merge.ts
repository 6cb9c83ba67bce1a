import { CaseId, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { command, said } from './command.ts'
import { CaseBrief } from './views.ts'
import { Note } from './words.ts'

export const listDuplicates = route({
  method: 'GET',
  path: '/v1/cases/{caseId}/duplicates',
  action: 'case.read',
  tag: 'cases',
  summary: say(
    '可能重复的未销号事项：同类、同网格或相近',
    'Open cases that may be the same matter: same kind, same grid or near',
  ),
  params: z.object({ caseId: CaseId }),
  answer: z.object({
    /** The newest first, at most 20. */
    items: z.array(CaseBrief.extend({ sameGrid: z.boolean(), metres: z.int().optional() })),
  }),
})

export const mergeCase = command(
  'merge',
  'case.merge',
  say('并案：与另一事项是同一件事', 'Merge: it is the same matter as another'),
  said({ into: CaseId, reason: Note.optional() }),
  { into: '8KM3QX9TPE', reason: '同一盏路灯' },
)

export const unmergeCase = command(
  'unmerge',
  'case.merge',
  say('撤销并案，重新办理', 'Undo a merge; it begins anew'),
  said({ reason: Note }),
  { reason: '是另一盏灯' },
)
