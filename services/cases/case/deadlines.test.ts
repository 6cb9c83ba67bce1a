import { place } from '@wangge/testing/a-room'
import { aCaseRoom } from '../testing/a-case-room.ts'

const { grid, township, otherGrid } = place
const preview = async (
  query: Record<string, string>,
  who: 'worker' | 'elsewhere' | 'boss' = 'worker',
  language = 'en',
) => {
  const room = await aCaseRoom()
  const search = new URLSearchParams({ area: grid, category: 'facility-lamp', step: 'handle', ...query })
  const { status, body } = await room.call(who, `GET /v1/deadlines/preview?${search}`, undefined, { language })
  return { status, ...body }
}

describe('a deadline before there is one', () => {
  it('C9 says when, by which rule, and which days were counted', async () => {
    expect(await preview({})).toMatchObject({
      status: 200,
      dueAt: '2026-11-30T10:00:00.000Z',
      counted: ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'],
      flagged: false,
      class: 'general',
      level: 'grid',
      rule: { step: 'handle', kind: 'working-days', amount: 5 },
      why: 'The general limit: 5 working days',
    })
  })

  it.each([
    [{ level: 'county' }, '“县”另有规定：10 个工作日', '2026-12-07T10:00:00.000Z'],
    [{ class: 'emergency' }, '“突发性”另有规定：24 个紧急工时', '2026-11-24T02:00:00.000Z'],
    [{ class: 'mediation' }, '“需调节处理性”另有规定：30 个自然日', '2026-12-23T16:00:00.000Z'],
    [{ step: 'reply' }, '按一般规定：5 个自然日', '2026-11-28T16:00:00.000Z'],
    [{ from: '2026-09-24T10:00:00+08:00' }, '按一般规定：5 个工作日', '2026-10-09T10:00:00.000Z'],
  ])('C9 for %j: %s', async (query, why, dueAt) => {
    expect(await preview(query as never, 'worker', 'zh-CN')).toMatchObject({ why, dueAt })
  })

  it('C9 says of every day between why it counts or does not: holidays, weekends, 调休', async () => {
    const { days, counted } = await preview({ from: '2026-09-30T10:00:00+08:00' }, 'worker', 'zh-CN')
    const told = days.map(({ on, title }: { on: string; title: string }) => `${on.slice(5)} ${title}`)
    const off = Array.from({ length: 7 }, (_, n) => `10-0${n + 1} 节假日`)
    const on = ['10-08 工作日', '10-09 工作日', '10-10 调休上班', '10-11 周末', '10-12 工作日', '10-13 工作日']
    expect(told).toEqual(['09-30 工作日', ...off, ...on])
    const counting = days.filter((day: { counted: boolean }) => day.counted).map((day: { on: string }) => day.on)
    expect(counting).toEqual(counted)
    expect((await preview({ from: '2026-12-30T02:00:00.000Z' })).days.at(-1)).toMatchObject({
      sort: 'unpublished',
      title: 'not published yet: taken for an ordinary week',
    })
  })

  it('C9 flags what lies beyond the calendar', async () => {
    expect(await preview({ from: '2026-12-30T02:00:00.000Z' })).toMatchObject({ flagged: true })
  })

  it.each([
    [{ category: 'nonsense' }, 422, 'category'],
    [{ level: 'nonsense' }, 422, 'level'],
    [{ step: 'nonsense' }, 422, 'step'],
  ])('C9 refuses %j', async (query, status, path) => {
    const answer = await preview(query as never)
    expect([answer.status, answer.errors[0].path]).toEqual([status, path])
  })

  it('L1 answers for one’s own subtree', async () => {
    expect((await preview({ area: township }, 'boss')).status).toBe(200)
    expect((await preview({ area: otherGrid })).status).toBe(404)
    expect((await preview({ area: township })).status).toBe(404)
  })
})
