import { caseRated } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { localDate } from '@wangge/time'
import { enter } from '../entry.ts'

/** Four or five stars are satisfied; who did not rate is neither satisfied nor dissatisfied. */
const satisfied = 4

export const onCaseRated = react(caseRated, { once: 'by-key' })(async ({ data, rev, time }, { county, now }) => {
  const { zone } = await county.config()
  return enter(
    {
      period: localDate(time, zone).slice(0, 7),
      source: 'rating',
      recordId: data.caseId,
      recordRev: rev,
      areaId: data.areaId,
      tallies: { 'ratings.given': 1, 'ratings.satisfied': data.stars >= satisfied ? 1 : 0 },
      at: time,
      recordedAt: now,
    },
    data.handlerId,
  )
})
