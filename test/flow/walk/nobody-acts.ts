import assert from 'node:assert/strict'
import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import { ask, expected, type Json } from '../person.ts'
import type { Stage } from '../stage.ts'

const after = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

const titleOf = (role: string) => postTitles[role as Post]['zh-CN']

/** Walk 5: deadlines pass; urged, then one level up at a time, to the county; a vacant post falls to the duty role. */
export const nobodyActs = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const admin = await person('county-admin')
  const { areaCode: gridCode } = account('grid-worker')
  const { areaCode: township, memberRef: official, name } = account('township-official')

  // the township's officials step down, so that its duty post must take what comes
  const { items: posts } = await admin.get('/v1/posts', { area: township })
  const officials = posts.filter(({ role }: Json) => role === 'township-official')
  for (const { memberId } of officials) {
    const { items } = await admin.get('/v1/appointments', { member: memberId, limit: 100 })
    const held = items.find(({ role, areaId, to }: Json) => role === 'township-official' && areaId === township && !to)
    await admin.post(`/v1/appointments/${held.appointmentId}/end`, {})
  }
  tell(`${name}等 ${officials.length} 位乡镇（街道）干部卸任，岗位暂空`)

  const report = { gridCode, category: 'facility-drain', description: '涵洞堵塞，路面积水。' }
  const { number } = expected(await ask(engine, 'POST', '/v1/public/cases', { body: report }), 201)
  tell(`居民上报 ${number}，无人受理……`)

  const { levels: named } = await admin.get('/v1/county')
  const levelName = (level: string) => named.find((one: Json) => one.level === level)?.name['zh-CN'] ?? level
  const levels: string[] = []
  const holders: string[] = []
  let level = 'grid'
  for (let looks = 0; level !== 'county' && looks < 60; looks++) {
    const found = await admin.get(`/v1/cases/${number}`)
    const now = await engine.now()
    const next = found.dueAt > now ? after(found.dueAt, 6) : after(now, 6 * 60)
    await engine.moveTo(next)
    const { entries } = await admin.get(`/v1/cases/${number}/ledger`)
    const ups = entries.filter(({ command }: Json) => command === 'hand-up')
    for (const up of ups.slice(levels.length)) {
      levels.push(up.level)
      holders.push(up.holder.role)
      const area = await admin.get(`/v1/areas/${up.holder.areaId}`)
      tell(`逾期未办：先催办，再上报一级到${levelName(up.level)}，由${area.name}的${titleOf(up.holder.role)}负责`)
    }
    level = entries.at(-1).level
  }
  assert.deepEqual(levels, ['village', 'township', 'county'])
  assert.equal(holders[1], 'duty')
  const { entries, verified } = await admin.get(`/v1/cases/${number}/ledger`)
  assert.equal(verified, true)
  const pressed = entries.map(({ command }: Json) => command).filter((one: string) => one !== 'report')
  assert.deepEqual(pressed.slice(0, 6), ['urge', 'hand-up', 'urge', 'hand-up', 'urge', 'hand-up'])

  const duty = await person('duty')
  assert.equal((await duty.ask('GET', `/v1/cases/${number}`)).status, 200)

  // quiet hours may hold a text until the morning
  await engine.moveTo(after(await engine.now(), 13 * 60))
  for (const role of ['grid-worker', 'village-secretary', 'duty', 'county-leader']) {
    const { phone, name: who } = account(role)
    const text = (await engine.mailbox(phone)).findLast((one) => one.text.includes(number))
    assert.ok(text, `${role} was told of ${number}`)
    tell(`${who}（${titleOf(role)}）收到：${text.text}`)
  }
  for (const { memberId } of officials)
    await admin.post('/v1/appointments', { memberId, role: 'township-official', areaId: township }, 201)
  assert.ok(officials.some(({ memberId }: Json) => memberId === official))
}
