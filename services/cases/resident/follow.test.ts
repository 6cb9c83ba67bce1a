import { place } from '@wangge/testing/a-room'
import { anOpenedCase, aCaseRoom as aRoom, start } from '../testing/a-case-room.ts'

const { grid } = place

describe('following a case', () => {
  it('I1 shows the resident the step, the post and the day, and nobody’s name or phone', async () => {
    const room = await aRoom()
    const it = await anOpenedCase(room)
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
    const { number } = await anOpenedCase(room)
    const ask = (id: string, token?: string) => room.call('anyone', `GET /v1/public/cases/${id}`, undefined, { token })
    const wrong = await ask(number, 'wrong')
    const none = await ask('0000000000', 'wrong')
    expect([wrong.status, wrong.body.detail]).toEqual([404, none.body.detail])
    const without = await ask(number)
    expect([without.status, without.body.detail]).toEqual([401, 'Send the token of this case'])
  })

  it('C8 I1 tells a resident plainly that nothing is asked of them', async () => {
    const room = await aRoom()
    const { number, token } = await anOpenedCase(room)
    const reply = `POST /v1/public/cases/${number}/reply` as const
    const { status, body } = await room.call('anyone', reply, { text: '已修好' }, { token })
    expect([status, body.detail, body.allowed]).toEqual([
      409,
      'Nothing is asked of you now',
      ['withdraw', 'add-file', 'hide'],
    ])
  })
})
