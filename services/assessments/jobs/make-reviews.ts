import { everyPeriod, inSlices, ring } from '@wangge/events'
import { putNew } from '@wangge/table'
import { next, periodBounds, periodOf, previous } from '@wangge/time'
import { makeReview } from '../domain/review.ts'
import * as manifest from '../manifest.ts'
import { entriesOf, ReviewRow, subjectsIn } from '../table.ts'

const job = { room: 'assessments', job: manifest.makeReviews.name }

/** Reviews every worker, grid and team for the month that ended. A review once made stays as it is. */
export const makeReviews = ring(manifest.makeReviews)(async ({ at }, ports) => {
  const { table, county, now } = ports
  const config = await county.config()
  const month = previous(periodOf('month', at, config.zone))
  await everyPeriod(ports, job, month, next, async (period) => {
    const { from, to } = periodBounds(period, config.zone)
    await inSlices(ports, job, period, await county.listingAreasUnder(config.code), async (listingAreaId) => {
      for await (const subjects of subjectsIn(table, listingAreaId)) {
        const present = subjects.filter(({ since, until }) => since < to && (until === undefined || until > from))
        const reviews = await Promise.all(
          present.map(async (subject) => ({
            ...makeReview(subject, period, await entriesOf(table, subject, period), config, now),
            listingAreaId,
          })),
        )
        await table.writeEach(reviews.map((review) => putNew(ReviewRow, review)))
      }
    })
  })
})
