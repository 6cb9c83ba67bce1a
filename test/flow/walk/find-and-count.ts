import assert from 'node:assert/strict'
import { periodOf } from '@wangge/time'
import type { Json } from '../person.ts'
import type { Stage } from '../stage.ts'

const orders = { placed: '点单', accepted: '接单', dispatched: '派单', done: '办单', rated: '评单' } as const

/** What was asked is found in either script and by pinyin, counted as it is listed, and stands in the five orders (L1, L6, C5). */
export const findAndCount = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const secretary = await person('village-secretary')
  const { areaCode: area } = account('village-secretary')
  await engine.drain()

  const pages = async (query: Record<string, string>): Promise<Json[]> => {
    const items: Json[] = []
    let after: string | undefined
    do {
      const page = await secretary.get('/v1/cases', { ...query, after, limit: 5 })
      items.push(...page.items)
      after = page.next
    } while (after !== undefined)
    return items
  }
  const found = await pages({ area, q: '路燈不亮' })
  assert.ok(found.length > 0 && found.every(({ title }) => title.includes('路灯不亮')))
  tell(
    `${secretary.name}搜“路燈不亮”（繁体），找到 ${found.length} 件简体写的，如 ${found[0].caseId}“${found[0].title}”`,
  )

  const [one] = found
  for (const q of ['ludeng', 'lu deng', '路deng bu liang', 'ldbl'])
    assert.ok(
      (await pages({ area, q })).some(({ caseId }) => caseId === one.caseId),
      q,
    )
  assert.deepEqual(await pages({ area, q: 'dengludeng' }), [])
  tell(`打拼音 ludeng、lu deng、路deng bu liang 或声母 ldbl，也找到 ${one.caseId}`)

  const all = await pages({ area })
  const counts = await secretary.get('/v1/cases/counts', { area })
  assert.deepEqual([counts.total, counts.open + counts.closed], [all.length, all.length])
  tell(`全村 ${counts.total} 件，在办 ${counts.open}、已结 ${counts.closed}，与列表逐页所数一致`)

  const { status, body: file } = await secretary.ask('GET', '/v1/cases/export', { query: { area } })
  const lines = (file as string).trimEnd().split('\r\n').slice(1)
  const open = all.filter(({ confidential }) => !confidential)
  assert.deepEqual([status, lines.map((line) => line.split(',')[0])], [200, open.map(({ caseId }) => caseId)])
  tell(`导出为表格（CSV）：${lines.length} 行，与列表相同，导出留有记录`)

  const period = periodOf('month', await engine.now(), 'Asia/Shanghai')
  const five = await secretary.get('/v1/five-orders', { area, period })
  const told: string[] = []
  for (const [order, name] of Object.entries(orders)) {
    const listed = await pages({ area, order, period })
    assert.equal(listed.length, five[order].count, `${order} opens to its cases`)
    told.push(`${name} ${five[order].count}`)
  }
  assert.ok(five.placed.count > 0 && five.rated.count > 0)
  tell(`一网五单 ${period}：${told.join('、')}，每个数都能点开`)
}
