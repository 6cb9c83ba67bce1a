import { invalid, say } from '@wangge/problem'

/** How long a record may wait on a phone without a network, and how far a clock may be ahead. */
export interface OfflineRules {
  readonly aheadMinutes: number
  readonly days: number
}
/** What holds where a county says nothing. */
export const offlineRules: OfflineRules = { aheadMinutes: 5, days: 30 }

const minute = 60_000
const day = 86_400_000
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * When something was done, by the clock of the server: what a phone's clock said, moved by as much as that clock was
 * wrong when it sent it (`sentAt`). Refused when it lies ahead, or further back than records are taken (K1).
 */
export const correctedTime = (
  capturedAt: string,
  { now, sentAt }: { now: string; sentAt?: string | undefined },
  { aheadMinutes, days }: OfflineRules = offlineRules,
): string => {
  const server = Date.parse(now)
  if (sentAt !== undefined && !(instant.test(sentAt) && Number.isFinite(Date.parse(sentAt))))
    throw invalid('X-Client-Time', say('应为带时区的时间', 'Must be a time with its zone'), {
      format: 'date-time',
      example: '2026-11-30T08:00:00+08:00',
    })
  const wrong = sentAt === undefined ? 0 : Date.parse(sentAt) - server
  const at = Date.parse(capturedAt) - wrong
  const [min, max] = [server - days * day, server + aheadMinutes * minute]
  const bounds = { min: new Date(min + wrong).toISOString(), max: new Date(max + wrong).toISOString() }
  if (at > max) throw invalid('capturedAt', say('不能晚于现在', 'Must not be in the future'), bounds)
  if (at < min)
    throw invalid('capturedAt', say(`不能早于 ${days} 天前`, `Must not be more than ${days} days ago`), bounds)
  return new Date(Math.min(at, server)).toISOString()
}
