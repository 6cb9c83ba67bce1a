import assert from 'node:assert/strict'
import { zoned } from '@wangge/time'
import type { Json, Person } from './person.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** A time as the story tells it: `11月23日15:00`; midnight ends the day before it, `12月22日24:00`. */
export const spoken = (instant: string): string => {
  const { date, hour, minute } = zoned(instant, 'Asia/Shanghai')
  const isMidnight = hour + minute === 0
  const day = isMidnight ? zoned(Date.parse(instant) - 60_000, 'Asia/Shanghai').date : date
  const [, month, dayOfMonth] = day.split('-').map(Number)
  return `${month}月${dayOfMonth}日${isMidnight ? 24 : two(hour)}:${two(minute)}`
}

/** What may be done, by the names that a state table gives its commands. */
export const namesOf = async (
  person: Person,
  table: 'case-steps' | 'mediation-steps',
  commands: readonly string[],
): Promise<string> => {
  const { commands: named } = await person.get(`/v1/${table}`)
  const names = commands.map((command) => named.find((one: Json) => one.command === command)?.title['zh-CN'])
  assert.ok(!names.includes(undefined), `${table} names ${commands}`)
  return names.join('、')
}
