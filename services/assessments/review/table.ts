import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { Review, reviewMade } from './contract.ts'

/** A review, frozen when it was made; it is its own fact. */
export const ReviewRow = defineEntity('assessments', 'review', {
  schema: z.object({ ...Review.shape, listingAreaId: z.string() }),
  key: ({ reviewId }: { reviewId: string }) => [`review#${reviewId}`, 'review'],
  index: {
    1: ({ listingAreaId, period, subjectKind, subjectId }) => [
      `at#${listingAreaId}`,
      `${period}#${subjectKind}#${subjectId}`,
    ],
  },
  brief: ['reviewId', 'subjectKind', 'subjectId', 'areaId', 'period', 'score', 'stars'],
  fact: reviewMade,
  event: ({ reviewId, period, madeAt }) => ({
    subject: reviewId,
    time: madeAt,
    cause: `assessments.make-reviews@${period}`,
  }),
})
