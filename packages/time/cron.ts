import { invalid, say } from '@wangge/problem'
import { addDays, type LocalDate, weekdayOf } from './dates.ts'
import { epochAt, epochOf, type InstantLike, isoOf, localDate, zoned } from './zone.ts'

/** A cron expression taken apart; each field the ascending list of its values. */
export interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
  readonly months: readonly number[]
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekdays: readonly number[]
}

/** Least, greatest and number of a field's values; Sunday is both 0 and 7. */
const fields = [
  [0, 59, 60],
  [0, 23, 24],
  [1, 31, 31],
  [1, 12, 12],
  [0, 7, 7],
] as const

const refuse = (why: string) =>
  invalid('cron', say('定时表达式不对：应为五段“分 时 日 月 周”', `Not a five-field cron expression: ${why}`), {
    format: 'cron',
    example: '5 0 * * 1',
  })

const readField = (text: string, [min, max, size]: readonly [number, number, number]): number[] => {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const found = /^(?:(\d{1,2})|(?:\*|(\d{1,2})-(\d{1,2}))(?:\/(\d{1,2}))?)$/.exec(part)
    if (!found) throw refuse(part)
    const [one, first, last, step] = found.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)))
    const from = one ?? first ?? min
    const to = one ?? last ?? max
    const by = step ?? 1
    if (from < min || to > max || from > to || by < 1 || by > size) throw refuse(part)
    for (let n = from; n <= to; n += by) values.add(n)
  }
  return [...values].sort((a, b) => a - b)
}

const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const read = new Map<string, Cron>()

/**
 * Reads `minute hour day-of-month month day-of-week` with `*`, lists, ranges and steps; Sunday is 0 or 7.
 * Day of month and day of week cannot both be restricted: engines disagree on what that means.
 */
export const parseCron = (text: string): Cron => {
  const known = read.get(text)
  if (known) return known
  const parts = text.trim().split(/\s+/)
  if (parts.length !== fields.length) throw refuse(`${parts.length} fields`)
  const [minutes = [], hours = [], days = [], months = [], sundays = []] = fields.map((field, n) =>
    readField(parts[n] ?? '', field),
  )
  const weekdays = [...new Set(sundays.map((day) => day % 7))].sort((a, b) => a - b)
  if (days.length < 31 && weekdays.length < 7) throw refuse('both day of month and day of week')
  if (!months.some((month) => days.some((day) => day <= (longestMonth[month - 1] ?? 31)))) throw refuse('no such date')
  const cron = { minutes, hours, days, months, weekdays }
  if (read.size > 500) read.clear()
  read.set(text, cron)
  return cron
}

const dayLength = 86_400_000
// 29 February may be eight years away (1896 to 1904)
const farthest = 8 * 366 + 1

const ringsOn = function* ({ minutes, hours }: Cron, date: LocalDate, after: number, zone: string): Generator<number> {
  const start = epochAt(date, 0, zone)
  const steady = epochAt(date, 1440, zone) - start === dayLength
  for (const hour of hours) {
    if (steady && start + (hour + 1) * 3_600_000 <= after) continue
    for (const minute of minutes) {
      const at = steady ? start + (hour * 60 + minute) * 60_000 : epochAt(date, hour * 60 + minute, zone)
      if (at <= after) continue
      if (!steady) {
        const wall = zoned(at, zone)
        if (wall.date !== date || wall.hour !== hour || wall.minute !== minute) continue
      }
      yield at
    }
  }
}

function* rings(cron: Cron, after: number, zone: string): Generator<number> {
  let date = localDate(after, zone)
  for (let n = 0; n < farthest; n++, date = addDays(date, 1)) {
    if (!cron.months.includes(Number(date.slice(5, 7)))) continue
    if (!cron.days.includes(Number(date.slice(8)))) continue
    if (!cron.weekdays.includes(weekdayOf(date) % 7)) continue
    for (const at of ringsOn(cron, date, after, zone)) {
      yield at
      n = 0
    }
  }
}

/**
 * First ring strictly after an instant. As EventBridge Scheduler has it: a wall-clock time that the zone skips does
 * not ring, one that it shows twice rings once, the first time.
 */
export const nextRing = (cron: string, after: InstantLike, zone: string): string => {
  const { value } = rings(parseCron(cron), epochOf(after), zone).next()
  if (value === undefined) throw refuse('never rings')
  return isoOf(value)
}

/** Rings in (`after`, `until`], in order: what a timer that was down has to catch up. */
export const ringsBetween = (cron: string, after: InstantLike, until: InstantLike, zone: string): string[] => {
  const end = epochOf(until)
  const found: string[] = []
  for (const at of rings(parseCron(cron), epochOf(after), zone)) {
    if (at > end) break
    found.push(isoOf(at))
  }
  return found
}

const written = (values: readonly number[], all: number): string => {
  if (values.length === all) return '*'
  const runs: [number, number][] = []
  for (const value of values) {
    const run = runs.at(-1)
    if (run && run[1] === value - 1) run[1] = value
    else runs.push([value, value])
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join(',')
}

/** `5 0 * * 1` → `cron(5 0 ? * 2 *)`: AWS has a year, counts Sunday as 1 and wants `?` for the day that is not used. */
export const toSchedulerCron = (text: string): string => {
  const { minutes, hours, days, months, weekdays } = parseCron(text)
  const everyDay = weekdays.length === 7
  const day = everyDay ? written(days, 31) : '?'
  const weekday = everyDay
    ? '?'
    : written(
        weekdays.map((n) => n + 1),
        7,
      )
  return `cron(${written(minutes, 60)} ${written(hours, 24)} ${day} ${written(months, 12)} ${weekday} *)`
}
