import { execFileSync } from 'node:child_process'

const computed = `
  import * as time from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
  const zones = ['Asia/Shanghai', 'America/New_York', 'UTC']
  const calendar = time.openCalendar(time.calendar2026)
  const found = []
  for (const zone of zones)
    for (let at = Date.UTC(1986, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000 * 29.37) {
      found.push(time.zoned(at, zone), time.nextRing('5 0 * * 1', at, zone))
      for (const kind of time.periodKinds) {
        const period = time.periodOf(kind, at, zone)
        found.push(period, time.periodBounds(period, zone), time.next(period), time.previous(period))
      }
      for (const kind of time.limitKinds) found.push(time.deadline({ from: at, kind, amount: 3, calendar, zone }))
    }
  process.stdout.write(JSON.stringify(found))
`

describe('the machine’s own time zone', () => {
  it('changes nothing: UTC, Asia/Shanghai and America/New_York compute the same', () => {
    const run = (TZ: string) =>
      execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', computed], {
        env: { ...process.env, TZ, NODE_OPTIONS: '' },
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      })
    const [first, ...rest] = ['UTC', 'Asia/Shanghai', 'America/New_York'].map(run)
    expect(first?.length).toBeGreaterThan(100_000)
    for (const other of rest) expect(other).toBe(first)
  })
})
