import assert from 'node:assert/strict'
import { ask, expected, type Json } from '../person.ts'
import type { Stage } from '../stage.ts'

const reporter = { name: '田小满', phone: '10098765431' }
const matter = '家里的事，不想让邻居知道。'

/** A family matter: from the township on, seen by whoever has it and whoever was named, and every look by the reporter. */
export const aSecret = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const { areaCode: gridCode } = account('grid-worker')
  const body = { gridCode, category: 'dispute-family', description: matter, ...reporter }
  const { number, token } = expected(await ask(engine, 'POST', '/v1/public/cases', { body }), 201)
  const follow = async (): Promise<Json> =>
    expected(await ask(engine, 'GET', `/v1/public/cases/${number}`, { headers: { 'x-case-token': token } }), 200)
  const { holder, confidential } = await follow()
  assert.equal(confidential, true)
  tell(`${reporter.name}（居民）反映家事 ${number}，一律保密，直接由${holder.area}${holder.post}负责`)

  const outsiders = ['grid-worker', 'grid-leader', 'village-secretary', 'county-leader', 'county-admin', 'auditor']
  for (const role of outsiders) {
    const who = await person(role)
    assert.equal((await who.ask('GET', `/v1/cases/${number}`)).status, 404, role)
    const { items } = await who.get('/v1/cases', { area: role.startsWith('grid') ? gridCode : undefined, limit: 100 })
    assert.ok(!items.some(({ caseId }: Json) => caseId === number), role)
  }
  tell('网格员、网格长、村（社区）书记、县级包联领导、县级管理员、审计员：404，列表里也没有')

  const [official, secretary, auditor] = [
    await person('township-official'),
    await person('village-secretary'),
    await person('auditor'),
  ]
  await official.post(`/v1/cases/${number}/viewers`, { memberId: secretary.memberId, reason: '协助调解' })
  assert.equal((await secretary.get(`/v1/cases/${number}`)).description, matter)
  tell(`${official.name}指定${secretary.name}为知情人，此后才能打开`)

  await official.post(`/v1/cases/${number}/answer`, { text: `关于${matter}我们明天上门。` })
  await engine.drain()
  const texts = (await engine.mailbox(`+86${reporter.phone}`)).map(({ text }) => text)
  assert.ok(texts.length > 0 && !texts.some((text) => text.includes('家')), texts.join('\n'))
  tell(`短信只说：${texts.at(-1)}`)

  const { looks, answers } = await follow()
  assert.ok(answers.at(-1).text.includes(matter))
  assert.deepEqual(
    looks.map(({ what }: Json) => what),
    ['case'],
  )
  const { items } = await auditor.get(`/v1/cases/${number}/looks`)
  assert.equal(items[0].memberId, secretary.memberId)
  tell(
    `居民看到谁查看过：${looks.map(({ area, post }: Json) => `${area}${post}`).join('、')}；审计能看查看记录，看不到内容`,
  )
}
