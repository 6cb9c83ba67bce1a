import { job, service } from '@wangge/contract'
import { say } from '@wangge/problem'
import { ringsBetween } from '@wangge/time'
import { dueBetween } from './timers.ts'

const zone = 'Asia/Shanghai'
const title = say('定时', 'A timer')
const crons = {
  often: '*/5 * * * *',
  hourly: '20 * * * *',
  nightly: '40 2 * * *',
  weekly: '5 0 * * 1',
  monthly: '30 0 1 * *',
}
const jobs = Object.entries(crons).map(([name, cron]) => [name, job({ name, cron, title })])
const room = service({ name: 'room', title, nouns: { timer: Object.fromEntries(jobs) } })
const month = { after: '2026-11-15T02:00:00.000Z', until: '2026-12-15T02:00:00.000Z' }
const due = dueBetween([room], { stack: 's', zone, ...month })
const ringsOf = (name: string): string[] =>
  due.flatMap(({ rings }) => rings.filter(({ schedule }) => schedule === `s-room-${name}`).map(({ at }) => at))
const all = (name: keyof typeof crons) => ringsBetween(crons[name], month.after, month.until, zone)

describe('timers of a moved month', () => {
  it('rings every timer that is no sweep as often as its schedule says, at its instants and in order', () => {
    for (const name of ['nightly', 'weekly', 'monthly'] as const) expect(ringsOf(name)).toEqual(all(name))
    const instants = due.flatMap(({ at, rings }) => [...rings.map((ring) => ring.at), at])
    expect(instants).toEqual(instants.toSorted())
  })

  it('rings a sweep every morning, after what is rarer than a day, and last of all', () => {
    for (const name of ['often', 'hourly'] as const) {
      const rung = ringsOf(name)
      expect(all(name)).toEqual(expect.arrayContaining(rung))
      expect(rung.at(-1)).toBe(all(name).at(-1))
      for (let day = 16; day <= 30; day++)
        expect(rung.filter((at) => at >= `2026-11-${day}T00` && at < `2026-11-${day}T01`)).toHaveLength(1)
      for (const told of [...all('weekly'), ...all('monthly')])
        expect(rung).toContain(all(name).find((at) => at > told))
    }
  })

  it('lets sweeps of one hour ring together, and no other timer with them', () => {
    const together = due.map(({ rings }) => rings.map(({ schedule }) => schedule)).filter((some) => some.length > 1)
    for (const some of together) expect(some.toSorted()).toEqual(['s-room-hourly', 's-room-often'])
    expect(together.length).toBeGreaterThan(20)
  })

  it('rings a sweep no more than that', () => {
    const weeklyAndMonthly = all('weekly').length + all('monthly').length
    for (const name of ['often', 'hourly'] as const)
      expect(ringsOf(name).length).toBeLessThanOrEqual(31 + weeklyAndMonthly)
  })
})
