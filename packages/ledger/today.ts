import type { WorkPorts } from '@wangge/events/ports'
import { localDate } from '@wangge/time'
import type { Today } from './steps.ts'

/** The day it is in the county. */
export const todayIn = async ({ county, now }: Pick<WorkPorts, 'county' | 'now'>): Promise<Today> => {
  const { zone } = await county.config()
  return { zone, today: localDate(now, zone) }
}
