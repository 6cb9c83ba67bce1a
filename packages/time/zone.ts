import { invalid, say } from '@wangge/problem'
import { addDays, dayNumber, fromDayNumber, type LocalDate } from './dates.ts'

/** A UTC instant: ISO 8601 text or epoch milliseconds. Answers are always text with milliseconds. */
export type InstantLike = string | number

/** Wall-clock reading of an instant. */
export interface Zoned {
  readonly date: LocalDate
  /** `09:05`. */
  readonly time: string
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  /** Milliseconds east of UTC. */
  readonly offset: number
}

const dayLength = 86_400_000
const wallFormats = new Map<string, Intl.DateTimeFormat>()

const wallFormat = (zone: string): Intl.DateTimeFormat => {
  const known = wallFormats.get(zone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    wallFormats.set(zone, made)
    return made
  } catch {
    throw invalid('zone', say('不是时区名称', `Not a time zone: ${zone}`))
  }
}

/** Asked of Intl: a few µs. */
const exactOffset = (at: number, zone: string): number => {
  const part: Record<string, number> = {}
  for (const { type, value } of wallFormat(zone).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

// A UTC day that begins and ends at one offset has it throughout; a day that does not is asked instant by instant.
const steadyDays = new Map<string, Map<number, number | undefined>>()

/** Milliseconds east of UTC at an instant: Asia/Shanghai is 8 h, and was 9 h in the summers of 1986–91. */
export const offsetAt = (instant: InstantLike, zone: string): number => {
  const at = epochOf(instant)
  const days = steadyDays.get(zone) ?? new Map<number, number | undefined>()
  if (days.size === 0) steadyDays.set(zone, days)
  const day = Math.floor(at / dayLength)
  let offset = days.get(day)
  if (offset === undefined) {
    if (days.has(day)) return exactOffset(at, zone)
    offset = exactOffset(day * dayLength, zone)
    if (offset !== exactOffset((day + 1) * dayLength, zone)) offset = undefined
    if (days.size > 5000) days.clear()
    days.set(day, offset)
    if (offset === undefined) return exactOffset(at, zone)
  }
  return offset
}

/** Epoch milliseconds. */
export const epochOf = (instant: InstantLike): number => {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  if (Number.isNaN(at))
    throw invalid('instant', say('不是时刻', 'Not an instant: write it like 2026-11-30T01:00:00.000Z'))
  return at
}

/** The instant as everything stores it: `2026-11-29T16:05:00.000Z`. */
export const isoOf = (instant: InstantLike): string => new Date(epochOf(instant)).toISOString()

/** What a clock on the wall shows in `zone`. */
export const zoned = (instant: InstantLike, zone: string): Zoned => {
  const at = epochOf(instant)
  const offset = offsetAt(at, zone)
  const day = Math.floor((at + offset) / dayLength)
  const rest = at + offset - day * dayLength
  const hour = Math.floor(rest / 3_600_000)
  const minute = Math.floor(rest / 60_000) % 60
  return {
    date: fromDayNumber(day),
    time: `${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}`,
    hour,
    minute,
    second: Math.floor(rest / 1000) % 60,
    millisecond: rest % 1000,
    offset,
  }
}

/** The date in `zone` at an instant. */
export const localDate = (instant: InstantLike, zone: string): LocalDate => {
  const at = epochOf(instant)
  return fromDayNumber(Math.floor((at + offsetAt(at, zone)) / dayLength))
}

/**
 * Epoch milliseconds of a wall-clock time, `minutes` after the date's 00:00 as the wall counts (1440 = 24:00).
 * A time shown twice (clocks set back) is the first; a time never shown (set forward) is read with the old offset,
 * so that it falls as much later as the clocks jumped.
 */
export const epochAt = (date: LocalDate, minutes: number, zone: string): number => {
  const wall = dayNumber(date) * dayLength + minutes * 60_000
  const before = offsetAt(wall - dayLength, zone)
  const after = offsetAt(wall + dayLength, zone)
  if (before === after) return wall - before
  if (offsetAt(wall - before, zone) === before) return wall - before
  if (offsetAt(wall - after, zone) === after) return wall - after
  return wall - before
}

/** As `epochAt`, as text. */
export const instantAt = (date: LocalDate, minutes: number, zone: string): string =>
  new Date(epochAt(date, minutes, zone)).toISOString()

/** First instant of a date. */
export const startOfDate = (date: LocalDate, zone: string): string => instantAt(date, 0, zone)

/** First instant after a date: its 24:00. */
export const endOfDate = (date: LocalDate, zone: string): string => startOfDate(addDays(date, 1), zone)
