import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { sift } from '@wangge/table'
import * as contract from '../contract.ts'
import { ReviewRow } from '../table.ts'

export const listReviews = implement(contract.listReviews)(
  async ({ query: { period, area, kind, ...range }, principal }, { table, county }) => {
    allow(principal, 'review.read', await county.pathOf(area))
    const listingAreaIds = await county.listingAreasUnder(area)
    const partitions = listingAreaIds.map((id) => `at#${id}`)
    const prefix = kind === undefined ? `${period}#` : `${period}#${kind}#`
    // below the listing level an area is one of several in its partition
    const isWhole = listingAreaIds.includes(area)
    const isInside = async (areaId: string) => isWhole || (await county.pathOf(areaId)).includes(area)
    const { items, next } = await sift(
      (page) => table.merge(ReviewRow, 1, partitions, { ...page, prefix }),
      range,
      ({ areaId }) => isInside(areaId),
    )
    return { items, next }
  },
)
