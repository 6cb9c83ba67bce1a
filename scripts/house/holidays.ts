import { CalendarData, calendar2026 } from '@wangge/time'

/** A day that the notice names: off, or worked in its place (调休). */
export interface NamedDay {
  readonly date: string
  readonly isOff: boolean
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** `2027-01-01,off` and `2027-02-06,work`, a day a line; a heading and further columns are passed over. */
const fromLines = (text: string): NamedDay[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.split(/[,\t]/).map((part) => part.trim()))
    .flatMap(([date = '', sort = '']): NamedDay[] => {
      if (!isDate(date)) return []
      if (/^(off|休|放假)/i.test(sort)) return [{ date, isOff: true }]
      if (/^(work|班|上班|调休)/i.test(sort)) return [{ date, isOff: false }]
      throw new Error(`${date}: neither off nor work: ${sort}`)
    })

/** `days` with `date` and `isOffDay`, or `holidays` and `workdays` by date. */
const fromJson = (value: {
  days?: { date: string; isOffDay: boolean }[]
  holidays?: Record<string, unknown>
  workdays?: Record<string, unknown>
}): NamedDay[] => [
  ...(value.days ?? []).map(({ date, isOffDay }) => ({ date, isOff: isOffDay })),
  ...Object.keys(value.holidays ?? {}).map((date) => ({ date, isOff: true })),
  ...Object.keys(value.workdays ?? {}).map((date) => ({ date, isOff: false })),
]

/** The days that a published file names. */
export const daysIn = (text: string): NamedDay[] => {
  const named = text.trimStart().startsWith('{') ? fromJson(JSON.parse(text)) : fromLines(text)
  if (named.length === 0) throw new Error('the file names no day')
  return named
}

// a notice of a year has seven festivals: a stray 1 January carried over from December's bridge is not a notice
const fewest = 20

/** The calendar with the years of these days in it; it covers them to the end of the last that has a notice of its own. */
export const calendarWith = (days: readonly NamedDay[], known: CalendarData = calendar2026): CalendarData => {
  const offIn = (year: string) => days.filter(({ date, isOff }) => isOff && date.startsWith(year)).length
  const years = [...new Set(days.map(({ date }) => date.slice(0, 4)))].filter((year) => offIn(year) >= fewest).sort()
  const last = years.at(-1)
  if (last === undefined) throw new Error(`no year in the file has ${fewest} days off: it is no year’s notice`)
  const isOld = (date: string) => !years.includes(date.slice(0, 4))
  const listed = (isOff: boolean, before: readonly string[]) =>
    [
      ...before.filter(isOld),
      ...days.filter((day) => day.isOff === isOff && !isOld(day.date)).map(({ date }) => date),
    ].sort()
  const through = `${last}-12-31`
  return CalendarData.parse({
    ...known,
    coveredThrough: through > known.coveredThrough ? through : known.coveredThrough,
    holidays: [...new Set(listed(true, known.holidays))],
    makeUpWorkdays: [...new Set(listed(false, known.makeUpWorkdays))],
  })
}
