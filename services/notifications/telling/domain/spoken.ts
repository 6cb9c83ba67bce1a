import type { caseStuck } from '@wangge/cases/contract'
import { type Language, say, type Text } from '@wangge/problem'
import { zoned } from '@wangge/time'
import type * as z from 'zod'

type StuckReason = z.output<typeof caseStuck.data>['why'][number]

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

/** An answer as it goes on in a sentence of ours. */
export const unstopped = (text: string): string => text.replace(/[。.]\s*$/, '')

const stuckWords: Readonly<Record<StuckReason, Text>> = {
  'no-owner': say('岗位无人', 'nobody is in its post'),
  'no-deadline': say('没有时限', 'no limit runs'),
  'no-movement': say('多日未动', 'it has not moved for days'),
}

/** Why a case is stuck. */
export const stuckFor = (why: readonly StuckReason[], language: Language): string =>
  why.map((one) => stuckWords[one][language]).join(language === 'zh-CN' ? '、' : ', ')
