import { allow, type KnownAction, type Principal } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { say } from '@wangge/problem'
import { ReviewRow } from './table.ts'

/** A review that the caller may open: one of their subtree, or their own. */
export const readableReview = async (
  { reviewId }: { reviewId: string },
  principal: Principal,
  action: KnownAction,
  { table, county }: Pick<Ports, 'table' | 'county'>,
) => {
  const review = await table.need(ReviewRow, { reviewId }, say('没有这份评议', 'No such review'))
  const own = principal.kind === 'person' && review.subjectKind === 'worker' && review.subjectId === principal.memberId
  allow(principal, action, { path: await county.pathOf(review.areaId), own })
  return review
}
