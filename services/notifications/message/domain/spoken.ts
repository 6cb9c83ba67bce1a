import type { Language } from '@wangge/problem'
import { zoned } from '@wangge/time'

const two = (n: number) => String(n).padStart(2, '0')

/** A local date as a text message says it: `11月24日`, `24 Nov`. */
export const spokenDate = (date: string, language: Language): string => {
  const [, month = 1, day = 1] = date.split('-').map(Number)
  if (language === 'zh-CN') return `${month}月${day}日`
  return `${day} ${new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1))}`
}

/** A local time as a text message says it: `11月24日18:00`, `24 Nov 18:00`. */
export const spokenIn = (instant: string, zone: string, language: Language): string => {
  const { date, hour, minute } = zoned(instant, zone)
  return `${spokenDate(date, language)}${language === 'zh-CN' ? '' : ' '}${two(hour)}:${two(minute)}`
}

/** A limit as a text message says it: one that ends with a day says which day, `11月24日24:00`. */
export const limitIn = (instant: string | undefined, zone: string, language: Language): string => {
  if (instant === undefined) return '—'
  const { hour, minute } = zoned(instant, zone)
  if (hour + minute > 0) return spokenIn(instant, zone, language)
  const { date } = zoned(new Date(Date.parse(instant) - 60_000).toISOString(), zone)
  return `${spokenDate(date, language)}${language === 'zh-CN' ? '' : ' '}24:00`
}
