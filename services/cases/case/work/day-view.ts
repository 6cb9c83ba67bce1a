import type { CountyConfig } from '@wangge/county'
import { type Language, say, type Text } from '@wangge/problem'
import { datesFrom, isFixedHoliday, type LocalDate, localDate, weekdayOf } from '@wangge/time'
import type { DaySort, Preview } from '../contract/deadlines.ts'

const words: Readonly<Record<DaySort, Text>> = {
  workday: say('工作日', 'working day'),
  'make-up-workday': say('调休上班', 'make-up workday'),
  weekend: say('周末', 'weekend'),
  holiday: say('节假日', 'holiday'),
  unpublished: say('放假安排尚未公布，暂按周历', 'not published yet: taken for an ordinary week'),
}

const sortOf = (on: LocalDate, { calendar }: Pick<CountyConfig, 'calendar'>): DaySort => {
  const { coveredFrom, coveredThrough, holidays, makeUpWorkdays } = calendar
  if (on < coveredFrom) return 'unpublished'
  if (on > coveredThrough) return isFixedHoliday(on) ? 'holiday' : weekdayOf(on) < 6 ? 'unpublished' : 'weekend'
  if (makeUpWorkdays.includes(on)) return 'make-up-workday'
  if (holidays.includes(on)) return 'holiday'
  return weekdayOf(on) < 6 ? 'workday' : 'weekend'
}

/** Every day from when a limit begins to the last that counts: what kind of day it is, and whether it counts (C9). */
export const dayViews = (
  { from, counted }: { from: string; counted: readonly LocalDate[] },
  config: Pick<CountyConfig, 'calendar' | 'zone'>,
  language: Language,
): Preview['days'] => {
  const first = localDate(from, config.zone)
  return datesFrom(first, counted.at(-1) ?? first).map((on) => {
    const sort = sortOf(on, config)
    return { on, sort, title: words[sort][language], counted: counted.includes(on) }
  })
}
