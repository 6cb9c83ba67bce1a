import { Instant } from '@wangge/contract'
import * as z from 'zod'

/** One sign-in. Its refresh token works once: each use starts the next `turn`, and an older turn coming back ends it. */
export const Session = z.object({
  sessionId: z.string(),
  memberId: z.string(),
  /** Makes tokens of this session underivable from the county's key alone. */
  salt: z.string(),
  turn: z.int().min(1),
  startedAt: Instant,
  expiresAt: Instant,
})
export type Session = z.output<typeof Session>

const life = 30 * 86_400_000

/** A session begins; it ends by itself 30 days later, however often it is refreshed. */
export const begin = (
  { sessionId, memberId, salt }: Pick<Session, 'sessionId' | 'memberId' | 'salt'>,
  now: string,
): Session => ({
  sessionId,
  memberId,
  salt,
  turn: 1,
  startedAt: now,
  expiresAt: new Date(Date.parse(now) + life).toISOString(),
})

/** What a refresh token's mark is made of. */
export const markOf = ({ sessionId, salt }: Session, turn: number): string => `refresh\n${sessionId}\n${salt}\n${turn}`

/** `<session>.<turn>.<mark>` */
export const refreshToken = ({ sessionId, turn }: Session, mark: string): string => `${sessionId}.${turn}.${mark}`

/** The parts of a refresh token, or undefined when the text is none. */
export const readRefreshToken = (text: string): { sessionId: string; turn: number; mark: string } | undefined => {
  const [, sessionId, turn, mark] = /^([0-9A-Z]{26})\.([1-9]\d{0,8})\.([\w-]{22})$/.exec(text) ?? []
  return sessionId && turn && mark ? { sessionId, turn: Number(turn), mark } : undefined
}

/** The next turn of a session, or what else a true token of it means. */
export const refresh = (session: Session, turn: number, now: string): Session | 'reused' | 'expired' => {
  if (turn !== session.turn) return 'reused'
  return now < session.expiresAt ? { ...session, turn: turn + 1 } : 'expired'
}
