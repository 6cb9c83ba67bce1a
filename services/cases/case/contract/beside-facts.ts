import { CaseId, event, Instant } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { FileId, FileKind } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, standings } from './facts.ts'

const { dueAt: _, subjectId: __, ...gone } = standings.village
const over = { ...gone, step: 'struck-off', from: 'struck-off' } as const

/** It was looked at and found good: what was refused is not told of. */
export const fileAdded = event({
  type: 'cases.file-added.v1',
  title: say('反映人补充了照片、录音', 'A reporter added a photo or recording'),
  data: Standing.extend({ kind: FileKind, files: z.array(FileId) }),
  example: {
    ...standings.village,
    step: 'accepted',
    from: 'accepted',
    kind: 'photo',
    files: ['q3hV0m8xT2bK7nW1cR5yAz'],
  },
})

export const casePublished = event({
  type: 'cases.case-published.v1',
  title: say('事项的文字和照片已公开', 'Words of a case were let through to the public'),
  data: Standing,
  example: { ...over, actorId: 'm0002' },
})

export const caseUnpublished = event({
  type: 'cases.case-unpublished.v1',
  title: say('事项的文字和照片不公开', 'Words of a case were kept from the public'),
  data: Standing,
  example: { ...over, actorId: 'm0002' },
})

export const reporterHidden = event({
  type: 'cases.reporter-hidden.v1',
  title: say('反映人要求隐藏个人信息', 'A reporter asked to be known only to whoever has the case'),
  data: Standing,
  example: { ...over },
})

export const caseRedacted = event({
  type: 'cases.case-redacted.v1',
  title: say('事项文字中的个人信息已删去', 'Personal data was taken out of the words of a case'),
  data: Standing.extend({
    /** Fields of the case that were written anew. */
    fields: z.array(z.enum(['description', 'comment', 'publicText'])),
    /** Revisions whose words were taken out of the ledger. */
    entries: z.array(z.int()),
    /** Questions of the form whose answers were taken out. */
    answers: z.array(Code).optional(),
    /** Files that were deleted. */
    files: z.array(FileId).optional(),
  }),
  example: { ...over, actorId: 'm0002', fields: ['comment'], entries: [7], files: ['q3hV0m8xT2bK7nW1cR5yAz'] },
})

/** Whoever keeps something of a case removes what is personal in it. */
export const caseErased = event({
  type: 'cases.case-erased.v1',
  title: say('事项个人信息已清除', 'Everything personal in a case was erased'),
  data: Standing.extend({
    /** Its reporter asked for it, or it had been kept as long as the county keeps it. */
    by: z.enum(['resident', 'timer']),
    closedAt: Instant,
    caseId: CaseId,
  }),
  example: { ...over, by: 'timer', closedAt: '2026-11-25T03:00:00.000Z' },
})
