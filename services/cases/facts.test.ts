import { aCaseRoom, opened, type Who, walk } from '@wangge/testing/a-case-room'
import { manifest } from './manifest.ts'

const evidence = [{ kind: 'note', text: '已更换灯泡' }]

describe('the facts of cases', () => {
  it('M3 keep their contract, every one of them', async () => {
    const room = await aCaseRoom()
    const first = await opened(room)
    await first.give('leader', 'urge', { note: '请尽快' })
    await first.give('worker', 'reply-urge', { text: '今天就去' })
    await walk(first)
    await first.rate(4)
    await first.give('secretary', 'reopen', { reason: '又坏了' })
    const third = await opened(room)
    await walk(third)
    await third.give('secretary', 'rehang', { reason: '抽查未修好' })
    const fourth = await opened(room)
    await fourth.give('leader', 'merge', { into: third.number })
    await fourth.give('leader', 'unmerge', { reason: '不是同一盏' })
    const second = await opened(room)
    await second.give('worker', 'hand-up', { reason: '要协调' })
    await second.give('worker', 'accept')
    await second.give('worker', 'evidence', { evidence })
    await second.give('worker', 'extend', { days: 2, reason: '等配件' })
    await second.give('secretary', 'decide-extension', { granted: true })
    await second.give('worker', 'ask-resident', { text: '在哪一侧？' })
    await second.give('worker', 'resume')
    await second.give('secretary', 'dispatch', { unitId: 'u03' })
    await second.give('clerk', 'return', { reason: '不归我们管' })
    await second.give('worker', 'solve', { evidence })
    const fifth = await opened(room)
    await fifth.give('worker', 'accept')
    const { partIds } = (await fifth.give('secretary', 'split', { parts: [{ unitId: 'u03', description: '清运' }] }))
      .body
    const part = (as: Who, verb: string, body = {}) => room.call(as, `POST /v1/cases/${partIds[0]}/${verb}`, body)
    await part('clerk', 'start')
    await part('clerk', 'solve', { evidence })
    await part('secretary', 'check', { passed: true })
    await part('secretary', 'rehang', { reason: '没有清完' })
    const told = room.told()
    for (const { type, data } of told) {
      const fact = manifest.publishes.find((one) => one.type === type)
      const parsed = fact?.data.safeParse(data)
      expect([type, parsed?.error?.message]).toEqual([type, undefined])
      expect(parsed?.data).toEqual(data)
    }
    const types = new Set(told.map(({ type }) => type as string))
    expect(manifest.publishes.filter(({ type }) => !types.has(type)).map(({ type }) => type)).toEqual([])
    for (const fact of manifest.publishes) expect(fact.data.safeParse(fact.example).success).toBe(true)
  })
})
