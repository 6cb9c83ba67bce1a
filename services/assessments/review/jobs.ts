import { everyPeriod, inSlices, ring, type WorkPorts } from '@wangge/events'
import { putNew } from '@wangge/table'
import { next, periodBounds, periodOf, previous } from '@wangge/time'
import { entriesOf } from '../record/table.ts'
import { placeIn, type Subject } from '../subject/domain.ts'
import { subjectsIn } from '../subject/table.ts'
import * as contract from './contract.ts'
import { makeReview } from './domain/make.ts'
import { ReviewRow } from './table.ts'

const job = { room: 'assessments', job: contract.makeReviews.name }

/** The review of whoever was there in the period, and of a worker who has records of it; none of anybody else. */
const reviewOf = async (subject: Subject, period: string, { table, county, now }: WorkPorts) => {
  const config = await county.config()
  const { kind, subjectId, listingAreaId } = subject
  const place = placeIn(subject, periodBounds(period, config.zone))
  const entries = await entriesOf(table, { kind, subjectId, areaId: place ?? subject.areaId }, period)
  const areas = kind === 'worker' ? await Promise.all(entries.map((entry) => county.listingAreaOf(entry.areaId))) : []
  const areaId =
    place ?? entries.findLast(({ confidential }, at) => !confidential && areas[at] === listingAreaId)?.areaId
  if (areaId === undefined) return []
  return [{ ...makeReview({ kind, subjectId, areaId }, period, entries, config, now), listingAreaId }]
}

/** Reviews every worker, grid and team for the month that ended. A review once made stays as it is. */
export const makeReviews = ring(contract.makeReviews)(async ({ at }, ports) => {
  const { table, county } = ports
  const { zone, code } = await county.config()
  await everyPeriod(ports, job, previous(periodOf('month', at, zone)), next, async (period) => {
    await inSlices(ports, job, period, await county.listingAreasUnder(code), async (listingAreaId) => {
      for await (const subjects of subjectsIn(table, listingAreaId)) {
        const reviews = await Promise.all(subjects.map((subject) => reviewOf(subject, period, ports)))
        await table.writeEach(reviews.flat().map((review) => putNew(ReviewRow, review)))
      }
    })
  })
})
