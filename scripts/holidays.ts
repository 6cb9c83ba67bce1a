// pnpm calendar <published holidays> [county configuration]
// Turns a file of a year's holidays and make-up workdays into the configuration's calendar, and fetches nothing. With a
// configuration (as `GET /v1/config` answers it, or its `config`) it prints that with the calendar in place, to be put.
import { readFileSync } from 'node:fs'
import { calendarWith, daysIn } from './house/holidays.ts'

const [published, configuration] = process.argv.slice(2)
if (!published) {
  console.error('pnpm calendar <holidays.json|holidays.csv> [config.json]')
  process.exit(1)
}
const days = daysIn(readFileSync(published, 'utf8'))
const read = configuration === undefined ? undefined : JSON.parse(readFileSync(configuration, 'utf8'))
const config = read?.config ?? read
const calendar = calendarWith(days, config?.calendar)
console.log(JSON.stringify(config ? { ...config, calendar } : { calendar }, null, 2))
