import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { ReviewRow } from '../table.ts'

export const listReviews = implement(contract.listReviews)(
  async ({ query: { period, area, kind, ...range }, principal }, { table, county }) => {
    allow(principal, 'review.read', await county.pathOf(area))
    const listingAreaIds = await county.listingAreasUnder(area)
    const isWhole = listingAreaIds.includes(area)
    const { items, next } = await table.merge(
      ReviewRow,
      1,
      listingAreaIds.map((id) => `at#${id}`),
      {
        ...range,
        prefix: kind === undefined ? `${period}#` : `${period}#${kind}#`,
        // below the listing level an area is one of several in its partition
        ...(!isWhole && { where: ({ areaId }) => areaId.startsWith(area) }),
      },
    )
    return { items, next }
  },
)
