import { reviewMade } from '@wangge/assessments/contract'
import { tell } from '../notice.ts'

export const onReviewMade = tell(reviewMade, ({ data }) => {
  const { subjectKind, subjectId, areaId, period, stars } = data
  if (subjectKind !== 'worker' || stars === null) return []
  const variables = () => ({ period, stars: String(stars) })
  return [{ recipient: subjectId, subjectId, areaId, template: 'review-made', variables }]
})
