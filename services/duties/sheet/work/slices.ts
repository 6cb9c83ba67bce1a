import type { County } from '@wangge/county'
import { inSlices, type JobOf, type WorkPorts } from '@wangge/events'
import type { Roll } from '../domain/roll.ts'
import { rollsIn } from './roll.ts'

/** A weekly job goes through the county in slices: the county itself, and each township with its villages. */
const slicesOf = async (county: County, code: string): Promise<string[]> => [
  code,
  ...(await county.children(code)).map(({ areaId }) => areaId),
]

/**
 * Does a job's work on every roll of the county, page by page, in slices. The listing areas of one slice are all at
 * work at once: what they write together shares a sync of the disk.
 */
export const onEveryRoll = async (
  ports: WorkPorts,
  job: JobOf,
  period: string,
  work: (rolls: readonly Roll[]) => Promise<void>,
): Promise<void> => {
  const { table, county } = ports
  const { code } = await county.config()
  await inSlices(ports, job, period, await slicesOf(county, code), async (slice) => {
    const listingAreaIds = slice === code ? [code] : await county.listingAreasUnder(slice)
    await Promise.all(
      listingAreaIds.map(async (listingAreaId) => {
        for await (const rolls of rollsIn(table, listingAreaId)) await work(rolls)
      }),
    )
  })
}
