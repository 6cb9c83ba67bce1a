// Writes packages/time/calendar-<year>.ts from the State Council's notices as the npm package chinese-days carries
// them. That package answers for unpublished years too, by weekday, so only years with holidays of their own are taken.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const first = 2025
const require = createRequire(import.meta.url)
const source = require.resolve('chinese-days/dist/chinese-days.json')
const { holidays, workdays } = JSON.parse(readFileSync(source, 'utf8')) as Record<string, Record<string, string>>
const since = (days: Record<string, string> = {}) =>
  Object.keys(days)
    .filter((date) => Number(date.slice(0, 4)) >= first)
    .sort()
const list = (dates: string[]): string => dates.map((date) => `    '${date}',\n`).join('')

const off = since(holidays)
const years = [...new Set(off.map((date) => Number(date.slice(0, 4))))]
// a notice of a year has seven festivals: a stray 1 January carried over from December's bridge is not a notice
const published = years.filter((year) => off.filter((date) => date.startsWith(`${year}`)).length >= 20)
const last = Math.max(...published)
const within = (dates: string[]) => dates.filter((date) => Number(date.slice(0, 4)) <= last)
const { version } = JSON.parse(readFileSync(require.resolve('chinese-days/package.json'), 'utf8'))

writeFileSync(
  new URL(`../packages/time/calendar-${last}.ts`, import.meta.url),
  `import type { CalendarData } from './calendar.ts'

/**
 * Mainland China's holidays and make-up workdays of ${first}–${last}, after the State Council's yearly notices.
 * Written by scripts/calendar.ts from chinese-days ${version}; not edited by hand.
 */
export const calendar${last}: CalendarData = {
  coveredFrom: '${first}-01-01',
  coveredThrough: '${last}-12-31',
  holidays: [
${list(within(off))}  ],
  makeUpWorkdays: [
${list(within(since(workdays)))}  ],
  workingHours: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
}
`,
)
