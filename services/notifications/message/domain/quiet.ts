import { zoned } from '@wangge/time'

/** Local hours in which nobody is disturbed, `21:00`–`08:00`. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

const minutes = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

/** Minutes to wait until quiet hours are over; 0 outside them. `clock` is the local time of day, `HH:MM`. */
export const quietMinutes = ({ from, to }: QuietHours, clock: string): number => {
  const [now, start, end] = [minutes(clock), minutes(from), minutes(to)]
  const isQuiet = start <= end ? now >= start && now < end : now >= start || now < end
  return isQuiet ? (end - now + 1440) % 1440 : 0
}

/** The first moment from an instant on that is not in quiet hours. */
export const wakeAt = (hours: QuietHours, instant: string, zone: string): string => {
  const { hour, minute } = zoned(instant, zone)
  const wait = quietMinutes(hours, `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  return new Date(Date.parse(instant) + wait * 60_000).toISOString()
}

/** What a text says of when it may come. */
export interface Timing {
  /** At any hour. */
  readonly anytime: boolean
  /** From when on it says nothing any more, and until when it must be read to be of use. */
  readonly expiresAt?: string | undefined
  readonly readBy?: string | undefined
}

/**
 * When a text goes out: now, or when quiet hours are over; and now all the same where they would outlast its moment,
 * or leave less than `leadMinutes` before it.
 */
export const leavesAt = (
  { anytime, expiresAt, readBy }: Timing,
  { quietHours, zone }: { readonly quietHours: QuietHours; readonly zone: string },
  leadMinutes: number,
  now: string,
): string => {
  const wakes = wakeAt(quietHours, now, zone)
  const read = new Date(Date.parse(wakes) + leadMinutes * 60_000).toISOString()
  const isLate = [expiresAt, readBy].some((moment) => moment !== undefined && moment > now && moment < read)
  return anytime || isLate ? now : wakes
}
