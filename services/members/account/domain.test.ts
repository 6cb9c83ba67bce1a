import { begin, readRefreshToken, refresh, refreshToken } from './domain.ts'

const now = '2026-11-30T01:00:00.000Z'
const session = begin({ sessionId: '01KB0000000000000000000000', memberId: 'm1', salt: 's' }, now)
const mark = 'a'.repeat(22)

describe('a session', () => {
  it('L4 turns at every refresh', () => {
    expect(refresh(session, 1, now)).toEqual({ ...session, turn: 2 })
  })

  it('L4 knows a token that was used before', () => {
    expect(refresh({ ...session, turn: 3 }, 2, now)).toBe('reused')
  })

  it('L4 ends after 30 days, however often it was refreshed', () => {
    expect(refresh({ ...session, turn: 9 }, 9, '2026-12-30T00:59:59.999Z')).toMatchObject({ turn: 10 })
    expect(refresh({ ...session, turn: 9 }, 9, '2026-12-30T01:00:00.000Z')).toBe('expired')
  })
})

describe('a refresh token', () => {
  it('is read back', () => {
    expect(readRefreshToken(refreshToken(session, mark))).toEqual({ sessionId: session.sessionId, turn: 1, mark })
  })

  it.each(['', 'x', `${session.sessionId}.0.${mark}`, `${session.sessionId}.1.`, `${session.sessionId}.1.${mark}.`])(
    'is not %j',
    (text) => {
      expect(readRefreshToken(text)).toBeUndefined()
    },
  )
})
