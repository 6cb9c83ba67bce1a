import { reviewMade } from '@wangge/assessments/contract'
import { react } from '@wangge/events'
import { queueNotices } from '../notice.ts'

export const onReviewMade = react(reviewMade)(async (event, ports) => {
  const { subjectKind, subjectId, areaId, period, stars } = event.data
  if (subjectKind !== 'worker' || stars === null) return []
  const variables = () => ({ period, stars: String(stars) })
  return queueNotices([{ recipient: subjectId, subjectId, areaId, template: 'review-made', variables }], event, ports)
})
