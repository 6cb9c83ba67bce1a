import { aCaseRoom as aRoom, opened, start } from '@wangge/testing/a-case-room'
import { place } from '@wangge/testing/a-room'

const { grid } = place

describe('following a case', () => {
  it('I1 shows the resident the step, the post and the day, and nobody’s name or phone', async () => {
    const room = await aRoom()
    const it = await opened(room)
    await it.give('worker', 'accept')
    const { status, body } = await it.follow('zh-CN')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      number: it.number,
      step: 'accepted',
      title: '已受理',
      category: '路灯损坏',
      holder: { post: '网格员', area: `${grid} 号`, level: '网格' },
      steps: [{ step: 'reported' }, { step: 'accepted' }],
      rating: { open: false },
    })
    expect(body.expectedAt > start).toBe(true)
    expect(JSON.stringify(body)).not.toContain('worker')
  })

  it('I1 answers a wrong token as it answers a wrong number', async () => {
    const room = await aRoom()
    const { number } = await opened(room)
    const ask = (id: string, token?: string) => room.call('anyone', `GET /v1/public/cases/${id}`, undefined, { token })
    const wrong = await ask(number, 'wrong')
    const none = await ask('0000000000', 'wrong')
    expect([wrong.status, wrong.body.detail]).toEqual([404, none.body.detail])
    expect((await ask(number)).status).toBe(401)
  })
})
