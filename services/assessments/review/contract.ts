import { AreaId, Bilingual, event, formatted, Instant, job, Period, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Record } from '../record/contract.ts'
import { SubjectKind } from '../subject/contract.ts'

const tag = 'assessments'

/** `2026-11~worker~m0007` */
export const ReviewId = formatted(
  /^\d{4}-\d{2}~(worker|grid|team)~[A-Za-z0-9_.-]{1,40}$/,
  'YYYY-MM~kind~id',
  '2026-11~worker~m0007',
).meta({ title: 'ReviewId' })

/** One indicator of a review: numerator ÷ denominator, null (not 0, not 100) when the denominator is 0. */
export const Figure = z.object({
  id: z.string(),
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().min(0).max(1).nullable(),
  /** Beside the share, per unit of the denominator, e.g. hours to the first answer. */
  mean: z.number().optional(),
  weight: z.number(),
  /** Whether it took part in the score, and if not, why. */
  counted: z.boolean(),
  why: z.enum(['nothing-to-count', 'too-few']).optional(),
})
export type Figure = z.output<typeof Figure>

const summary = {
  reviewId: ReviewId,
  subjectKind: SubjectKind,
  subjectId: z.string(),
  areaId: AreaId,
  period: Period,
  /** Weighted mean of the counted indicators, 0–1; null when none counted. */
  score: z.number().min(0).max(1).nullable(),
  /** 1–5; null when there was nothing to judge by. */
  stars: z.int().min(1).max(5).nullable(),
}
export const ReviewSummary = z.object(summary)
export const Review = z.object({
  ...summary,
  figures: z.array(Figure),
  /** Version of the county's configuration that the review was made by. */
  configVersion: z.int(),
  madeAt: Instant,
})
export type Review = z.output<typeof Review>

export const Explanation = z.object({
  review: Review,
  /** How the score and the stars were worked out, in words. */
  rule: Bilingual,
  cutPoints: z.array(z.number()),
  figures: z.array(
    Figure.extend({
      name: Bilingual,
      numeratorTally: z.string(),
      denominatorTally: z.string(),
      records: z.array(Record),
      /** Confidential cases that count and are not named; while there are few, they do not count either. */
      withheld: z.int(),
    }),
  ),
  /** Records of the period that came after the review was made. */
  leftOut: z.array(Record),
})

export const listReviews = route({
  method: 'GET',
  path: '/v1/reviews',
  action: 'review.read',
  tag,
  summary: say('某期某辖区的评议', 'Reviews of a period in a subtree'),
  query: z.object({ period: Period, area: AreaId, kind: SubjectKind.optional(), ...paging }),
  answer: pageOf(ReviewSummary),
})

export const readReview = route({
  method: 'GET',
  path: '/v1/reviews/{reviewId}',
  action: 'review.read',
  tag,
  summary: say('一份评议', 'One review'),
  params: z.object({ reviewId: ReviewId }),
  answer: Review,
})

export const explainReview = route({
  method: 'GET',
  path: '/v1/reviews/{reviewId}/explanation',
  action: 'review.explain',
  tag,
  summary: say('评议的依据：规则、指标、每一条记录', 'What a review was made from: rule, indicators, every record'),
  params: z.object({ reviewId: ReviewId }),
  answer: Explanation,
})

/** A worker, grid or team was reviewed for a month. */
export const reviewMade = event({
  type: 'assessments.review-made.v1',
  title: say('已作出评议', 'A review was made'),
  data: ReviewSummary,
  example: {
    reviewId: '2026-11~worker~m0007',
    subjectKind: 'worker',
    subjectId: 'm0007',
    areaId: '370829104201001',
    period: '2026-11',
    score: 0.93,
    stars: 4,
  },
})

export const makeReviews = job({
  name: 'make-reviews',
  cron: '30 0 1 * *',
  title: say('每月一日作出上月评议', 'Review the month that ended'),
})
