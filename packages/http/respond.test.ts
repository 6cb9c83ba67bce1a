import { type Code, codes, notFound, Problem, say } from '@wangge/problem'
import { Conflict } from '@wangge/table'
import { english, toyDesk } from '@wangge/testing/a-toy-desk'
import { statusOf } from './refused.ts'
import { broken } from './toy-room.ts'

describe('a problem', () => {
  it.each(codes.map((code) => [code, statusOf[code]] as [Code, number]))(
    '%s is status %i in both languages',
    async (code, status) => {
      const { ask } = await toyDesk()
      broken.with = new Problem(code, say('不行', 'No'), {
        facts: { allowed: ['accept'], status: 'x', retryAfter: 30 },
      })
      const chinese = await ask('POST /v1/toys/a/break')
      expect(chinese.status).toBe(status)
      expect(chinese.headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(chinese.json).toEqual({
        type: `urn:wangge:problem:${code}`,
        title: expect.stringMatching(/\p{Script=Han}/u),
        status,
        detail: '不行',
        code,
        instance: 'req-1',
        allowed: ['accept'],
        retryAfter: 30,
        // who had an old one is shown the present one
        ...(code === 'stale' && { present: expect.objectContaining({ toyId: 'a' }) }),
      })
      expect(chinese.headers['retry-after']).toBe('30')
      const inEnglish = await ask('POST /v1/toys/a/break', { headers: english })
      expect(inEnglish.json).toMatchObject({ detail: 'No', title: expect.stringMatching(/^[A-Z]/) })
      expect(inEnglish.headers['content-language']).toBe('en')
    },
  )

  it('has the same words for what is absent as for what is outside, so that nobody learns which', async () => {
    const { ask } = await toyDesk()
    broken.with = notFound(say('没有这个玩具', 'No such toy'))
    const absent = await ask('POST /v1/toys/a/break')
    broken.with = notFound()
    expect(absent.json).toEqual((await ask('POST /v1/toys/a/break')).json)
  })

  it('is a conflict when somebody else wrote first, and unavailable when the table is too busy', async () => {
    const { ask } = await toyDesk()
    broken.with = new Conflict(0, 'secret-entity', 'stale')
    const lost = await ask('POST /v1/toys/a/break')
    expect([lost.status, lost.json.code]).toEqual([409, 'conflict'])
    expect(lost.text).not.toContain('secret-entity')
    broken.with = Object.assign(new Error('x'), { name: 'ThrottlingException' })
    const busy = await ask('POST /v1/toys/a/break')
    expect([busy.status, busy.headers['retry-after']]).toEqual([503, '1'])
  })

  it('says nothing of what went wrong inside, and keeps it for the log', async () => {
    const { ask, failures } = await toyDesk()
    broken.with = new TypeError('cases#1 is not iterable')
    const { status, text } = await ask('POST /v1/toys/a/break')
    expect(status).toBe(500)
    expect(text).not.toMatch(/cases#|iterable|TypeError|at \w+ \(/)
    expect(failures).toEqual([broken.with])
  })
})
