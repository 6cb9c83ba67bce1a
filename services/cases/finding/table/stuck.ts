import { isUrgent } from '@wangge/contract'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { caseFoundStuck } from '../contract/stuck-facts.ts'

const days = 90

/** That a case was found stuck, once for each time it stands still: the row is the fact. After its days it is told anew. */
export const StuckRow = defineEntity('cases', 'stuck', {
  schema: caseFoundStuck.data.extend({ at: z.string() }),
  key: ({ caseId, movedAt }: { caseId: string; movedAt: string }) => [`stuck#${caseId}`, `since#${movedAt}`],
  brief: [
    'caseId',
    'areaId',
    'step',
    'category',
    'class',
    'level',
    'holder',
    'dueAt',
    'confidential',
    'parentId',
    'why',
    'movedAt',
  ],
  ttl: ({ at }) => Math.floor(Date.parse(at) / 1000) + days * 86_400,
  fact: caseFoundStuck,
  event: (found) => ({
    subject: found.caseId,
    time: found.at,
    cause: `stuck ${found.movedAt}`,
    ...(isUrgent(caseFoundStuck, found) && { urgent: true as const }),
  }),
})
