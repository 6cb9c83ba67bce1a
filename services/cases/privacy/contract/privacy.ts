import { CaseId, Instant, LocalDate, lines, route } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { FileId } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { said } from '../../case/contract/command.ts'
import { LedgerEntry } from '../../case/contract/ledger.ts'
import { CaseView, Taken } from '../../case/contract/views.ts'
import { CaseClass, CategoryCode, Note, Source, Stars } from '../../case/contract/words.ts'
import { PublicText } from '../../public/contract/public.ts'
import { PublicCase } from '../../public/contract/views.ts'

const own = {
  action: 'case-token',
  tag: 'public',
  params: z.object({ number: CaseId }),
} as const
const done = z.object({ number: CaseId, at: Instant })

export const hideReporter = route({
  ...own,
  method: 'POST',
  path: '/v1/public/cases/{number}/hide',
  summary: say(
    '反映人要求隐藏姓名、电话、地址，只有正在办理的人能看',
    'Keep name, phone and address from all but whoever has the case',
  ),
  body: z.strictObject({}),
  answer: done,
  example: { body: {} },
})

export const eraseOwnCase = route({
  ...own,
  method: 'POST',
  path: '/v1/public/cases/{number}/erase',
  summary: say(
    '反映人要求清除个人信息，事项办完后立即生效',
    'Erase everything personal; at once, when the case is over',
  ),
  body: z.strictObject({}),
  answer: done,
  example: { body: {} },
})

/** A line of the ledger for its reporter: which post acted, never which person. */
const OwnEntry = LedgerEntry.pick({ rev: true, command: true, title: true, at: true, role: true, to: true }).extend({
  by: z.enum(['member', 'resident', 'timer']),
  note: z.string().optional(),
})

/** Everything that is kept about a case and about whoever reported it. */
export const OwnExport = z.object({
  exportedAt: Instant,
  case: PublicCase,
  /** As they were given, in clear. */
  reporter: z.object({ name: z.string().optional(), phone: z.string().optional(), address: z.string().optional() }),
  hidden: z.boolean(),
  report: z.object({
    category: CategoryCode,
    class: CaseClass,
    source: Source,
    description: z.string(),
    place: z.object({ lon: z.number(), lat: z.number(), crs: z.string() }).optional(),
    areaId: z.string(),
  }),
  /** What was answered to the category's form. */
  answers: CaseView.shape.answers,
  rating: z.object({ stars: Stars, at: Instant, comment: z.string().optional() }).optional(),
  /** What everybody may read of it, when somebody let it through. */
  publicText: z.string().optional(),
  /** Who saw name, phone and address, or took everything away as here. */
  looks: z.array(z.object({ at: Instant, by: z.enum(['member', 'resident']), role: z.string().optional() })),
  ledger: z.array(OwnEntry),
  erasedAt: Instant.optional(),
})
export type OwnExport = z.output<typeof OwnExport>

export const exportOwnCase = route({
  ...own,
  method: 'GET',
  path: '/v1/public/cases/{number}/export',
  summary: say('导出本人事项的全部信息', 'Everything kept about one’s own case'),
  answer: OwnExport,
})

export const redactCase = route({
  method: 'POST',
  path: '/v1/cases/{caseId}/redact',
  action: 'case.redact',
  tag: 'cases',
  summary: say(
    '删去文字、答复、附件中的个人信息，须说明理由；原文不再保留',
    'Take personal data out of what was written, answered or sent, with a reason; the original is kept nowhere',
  ),
  params: z.object({ caseId: CaseId }),
  body: said({
    /** The description as it reads from now on. */
    description: lines(1000).optional(),
    /** The comment on the rating as it reads from now on; empty: there is none. */
    comment: z.union([lines(500), z.literal('')]).optional(),
    /** Revisions of the ledger whose words go. */
    entries: z.array(z.int().min(1)).min(1).max(20).optional(),
    /** What everybody may read of it, as it reads from now on; empty: nothing any more. */
    publicText: z.union([PublicText, z.literal('')]).optional(),
    /** Questions of the category's form whose answers go. */
    answers: z.array(Code).min(1).max(50).optional(),
    /** Files that go, wherever they are named. Evidence that goes proves nothing any more. */
    files: z.array(FileId).min(1).max(20).optional(),
    reason: Note,
  }).refine(({ reason: _, capturedAt: __, ...what }) => Object.values(what).some((one) => one !== undefined), {
    path: [],
    params: { text: say('说明删什么', 'Say what to take out') },
  }),
  answer: Taken,
  example: { body: { description: '村口的路灯不亮了，〔已删去他人姓名〕。', reason: '描述中有邻居姓名' } },
})

export const previewRetention = route({
  method: 'GET',
  path: '/v1/retention/preview',
  action: 'retention.read',
  tag: 'cases',
  summary: say(
    '保存期满将清除多少事项的个人信息，按类别和年份',
    'How many cases will lose what is personal in them, by category and year',
  ),
  query: z.strictObject({
    /** Today unless told. */
    on: LocalDate.optional(),
  }),
  answer: z.object({
    on: LocalDate,
    /** What was closed before these days goes. */
    before: z.object({ cancelled: LocalDate, done: LocalDate }),
    total: z.int(),
    groups: z.array(
      z.object({ kept: z.enum(['cancelled', 'done']), category: CategoryCode, year: z.int(), count: z.int() }),
    ),
    /** Confidential cases besides, of whatever category and year; not told while they are few (C20). */
    confidential: z.int().nullable(),
  }),
})
