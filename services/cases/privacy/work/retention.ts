import { type CountyConfig, caseRules } from '@wangge/county'
import { dateOf, type LocalDate } from '@wangge/time'
import type { Kept } from '../../case/table/case.ts'

const yearsBefore = (on: LocalDate, years: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number)
  return dateOf(year - years, month, day)
}

/** Cases closed before these days have been kept long enough on a day (I5). */
export const keptSince = (config: CountyConfig, on: LocalDate): Readonly<Record<Kept, LocalDate>> => {
  const { cancelledYears, doneYears } = caseRules(config).retention
  return { cancelled: yearsBefore(on, cancelledYears), done: yearsBefore(on, doneYears) }
}
