import { addDays, instantAt, type LocalDate, localDate } from '@wangge/time'

/** The hour of the day at which digests go out, and where that is. */
export interface Hour {
  readonly at: string
  readonly zone: string
}
/** A day's digest: the date in the county, and the instant it goes out. */
export interface Digest {
  readonly date: LocalDate
  readonly at: string
}

const of = (date: LocalDate, { at, zone }: Hour): Digest => {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  return { date, at: instantAt(date, hour * 60 + minute, zone) }
}

export const dayAfter = (date: LocalDate, hour: Hour): Digest => of(addDays(date, 1), hour)

/** The first digest that goes out after an instant. */
export const digestAt = (instant: string, hour: Hour): Digest => {
  const today = of(localDate(instant, hour.zone), hour)
  return today.at > instant ? today : dayAfter(today.date, hour)
}
