import { AreaId, CaseId, Instant, lines, Period, pageOf, paging, route } from '@wangge/contract'
import { FileId } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { PublicCategory, version } from '../../case/contract/categories.ts'
import { command, said } from '../../case/contract/command.ts'
import { CaseBrief } from '../../case/contract/views.ts'
import { CategoryCode, Note, Step } from '../../case/contract/words.ts'

/** What everybody may read of a case's words. */
export const PublicText = lines(1000)

export const publishCase = command(
  'publish',
  'case.publish',
  say('公开文字，由审核人写定', 'Let words through to the public, as the moderator wrote them'),
  /** Photos of the case that anybody may see with it. */
  said({ text: PublicText, fileIds: z.array(FileId).max(5).optional() }),
  { text: '村口路灯不亮。' },
)

export const unpublishCase = command(
  'unpublish',
  'case.publish',
  say('不公开或撤下文字，须说明理由', 'Keep words from the public, or take them back, with a reason'),
  said({ reason: Note }),
  { reason: '文字里能看出是谁家' },
)

export const listModeration = route({
  method: 'GET',
  path: '/v1/moderation',
  action: 'case.publish',
  tag: 'cases',
  summary: say('等待审核公开的事项', 'Cases whose words nobody has let through or kept back yet'),
  query: z.strictObject({
    area: AreaId.optional(),
    /** Reported within so many days. */
    days: z.coerce.number().int().min(1).max(366).default(90),
    ...paging,
  }),
  /** What was written, to be read by whoever decides. */
  answer: pageOf(CaseBrief.extend({ description: z.string() })),
})

/** A case as everybody may see it: what, when, roughly where and how far. No word of whoever wrote or works on it. */
export const CaseInPublic = z.object({
  number: CaseId,
  step: Step,
  /** The step in the caller's language. */
  title: z.string(),
  state: z.enum(['open', 'closed']),
  category: CategoryCode,
  categoryName: z.string(),
  reportedAt: Instant,
  updatedAt: Instant,
  /** When the running step is due. */
  expectedAt: Instant.optional(),
  closedAt: Instant.optional(),
  /** The village or community, never the grid: that may be a handful of houses. */
  areaId: AreaId,
  /** From the village up. */
  area: z.array(z.string()),
  /** Who answers for it: an area, never a post. */
  agency: z.string(),
  /** WGS-84, rounded as the county says. */
  place: z.object({ lon: z.number(), lat: z.number() }).optional(),
  /** Only when a person let it through. */
  text: z.string().optional(),
  /** Paths of photos that a person let through. */
  photos: z.array(z.string()),
})
export type CaseInPublic = z.output<typeof CaseInPublic>

export const showPublicPhoto = route({
  method: 'GET',
  path: '/v1/public/cases/{number}/photos/{fileId}',
  action: 'public',
  tag: 'public',
  status: 303,
  summary: say('公开的照片', 'A photo that was let through'),
  params: z.object({ number: CaseId, fileId: FileId }),
  answer: z.string(),
})

/** What the public list may be narrowed by. */
export const publicFilter = {
  /** A village or what it lies in; nothing narrower. */
  area: AreaId.optional(),
  /** A category, with all below it. */
  category: CategoryCode.optional(),
  state: z.enum(['open', 'closed']).optional(),
  /** Reported in it; the last 366 days unless told. */
  period: Period.optional(),
}

export const listPublicCases = route({
  method: 'GET',
  path: '/v1/public/cases',
  action: 'public',
  tag: 'public',
  summary: say('公开事项，最新的在前', 'Public cases, the newest first'),
  query: z.strictObject({ ...publicFilter, ...paging }),
  answer: pageOf(CaseInPublic),
})

export const listPublicCategories = route({
  method: 'GET',
  path: '/v1/public/categories',
  action: 'public',
  tag: 'public',
  summary: say('居民可上报的类别及其表单', 'What can be reported, and what is asked'),
  answer: z.object({ version, categories: z.array(PublicCategory) }),
})
