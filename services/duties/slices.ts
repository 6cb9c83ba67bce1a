import type { County } from '@wangge/county'

/** A weekly job goes through the county in slices: the county itself, and each township with its villages. */
export const slicesOf = async (county: County, code: string): Promise<string[]> => [
  code,
  ...(await county.children(code)).map(({ areaId }) => areaId),
]

/** The listing areas of one slice, all at work at once: what they write together shares a sync of the disk. */
export const inEveryArea = async (
  county: County,
  { slice, code }: { slice: string; code: string },
  work: (listingAreaId: string) => Promise<void>,
): Promise<void> => {
  const listingAreaIds = slice === code ? [code] : await county.listingAreasUnder(slice)
  await Promise.all(listingAreaIds.map(work))
}
