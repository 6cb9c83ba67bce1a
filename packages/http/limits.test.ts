import { openTable } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import fc from 'fast-check'
import { codeWindows, defineLimit, hit, take } from './limits.ts'

const minute = 60
const hour = 3600

describe('a limit', () => {
  it('is one a minute, five an hour, ten a day', () => {
    const tries = (times: number[]) => {
      let hits: number[] = []
      return times.map((at) => {
        const next = hit(hits, at, codeWindows)
        if ('hits' in next) hits = next.hits
        return 'hits' in next ? 'ok' : next.retryAfter
      })
    }
    expect(tries([0, 59, 60])).toEqual(['ok', 1, 'ok'])
    expect(tries([0, 1, 2, 3, 4, 5].map((n) => n * minute))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', hour - 5 * minute])
    const hourly = Array.from({ length: 11 }, (_, n) => n * hour)
    expect(tries(hourly)).toEqual([...Array(10).fill('ok'), 14 * hour])
  })

  it('never lets more through than any window allows, and always lets one in after the wait', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 * hour), { maxLength: 60 }), (gaps) => {
        let now = 0
        let hits: number[] = []
        const taken: number[] = []
        for (const gap of gaps) {
          now += gap
          const next = hit(hits, now, codeWindows)
          if ('hits' in next) {
            hits = next.hits
            taken.push(now)
          } else {
            expect(next.retryAfter).toBeGreaterThan(0)
            expect(hit(hits, now + next.retryAfter, codeWindows)).toHaveProperty('hits')
          }
        }
        for (const { seconds, most } of codeWindows)
          for (const end of taken)
            expect(taken.filter((at) => at > end - seconds && at <= end).length).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('holds against callers who come at once', async () => {
    const table = openTable(openSqlite(':memory:'))
    const Limit = defineLimit('toys')
    const now = '2026-11-30T00:00:00.000Z'
    const tries = Array.from({ length: 4 }, () => take({ table, now }, Limit, 'phone-hash', codeWindows))
    const settled = await Promise.allSettled(tries)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(take({ table, now }, Limit, 'phone-hash', codeWindows)).rejects.toMatchObject({
      code: 'too-many',
      facts: { retryAfter: 60 },
    })
    await take({ table, now: '2026-11-30T00:01:00.000Z' }, Limit, 'phone-hash', codeWindows)
    await take({ table, now }, Limit, 'another', codeWindows)
  })
})
