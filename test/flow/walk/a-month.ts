import assert from 'node:assert/strict'
import { localDate, next, periodBounds, periodOf } from '@wangge/time'
import type { Json } from '../person.ts'
import type { Stage } from '../stage.ts'

const zone = 'Asia/Shanghai'

/** Walk 7: on the first of the month everybody is reviewed, and every figure opens to its records. */
export const aMonth = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const secretary = await person('village-secretary')
  const worker = await person('grid-worker')
  const { areaCode: village } = account('village-secretary')
  // the last week that ended belongs to the month of its Sunday
  const now = await engine.now()
  const lastSunday = localDate(periodBounds(periodOf('week', now, zone), zone).from, zone)
  const period = periodOf(
    'month',
    new Date(Date.parse(`${lastSunday}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10),
    zone,
  )
  const made = new Date(Date.parse(periodBounds(next(period), zone).from) + 40 * 60_000).toISOString()
  if (made > now) await engine.moveTo(made)

  const { items } = await secretary.get('/v1/reviews', { period, area: village, limit: 100 })
  const kinds = new Set(items.map(({ subjectKind }: Json) => subjectKind))
  assert.deepEqual([...kinds].sort(), ['grid', 'team', 'worker'])
  const mine = items.find(({ subjectId }: Json) => subjectId === worker.memberId)
  assert.ok(mine, `${worker.memberId} is reviewed for ${period}`)
  tell(`每月一日评议：${period} 全村 ${items.length} 份，${worker.name} ${mine.stars} 星（得分 ${mine.score}）`)

  const explained = await worker.get(`/v1/reviews/${encodeURIComponent(mine.reviewId)}/explanation`)
  for (const { id, name, numerator, denominator, value, records } of explained.figures) {
    const from = `；依据 ${records.length} 条记录${records[0] ? `，如 ${records[0].href}` : ''}`
    const shown = value === null ? '无记录，不计' : `${numerator}/${denominator} = ${value}${from}`
    tell(`  ${name['zh-CN']} ${shown}`)
    assert.equal(value === null, denominator === 0, id)
    assert.equal(records.length > 0, denominator > 0, id)
  }
  assert.ok(explained.figures.find(({ id }: Json) => id === 'contact-coverage').denominator > 0)
}
