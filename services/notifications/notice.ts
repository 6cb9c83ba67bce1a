import { createHash } from 'node:crypto'
import type { Envelope } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import type { Language } from '@wangge/problem'
import { type Op, putNew } from '@wangge/table'
import { zoned } from '@wangge/time'
import { quietMinutes } from './domain/quiet.ts'
import { partsOf, signed } from './domain/sms.ts'
import { render, templateOf, worded } from './domain/template.ts'
import { MessageRow } from './table.ts'

/** One text to one person, before it is worded in their language. */
export interface Notice {
  /** A member's id, or a case's number for the resident who reported it. */
  readonly recipient: string
  readonly subjectId: string
  readonly areaId: string
  readonly template: string
  readonly variables: (language: Language) => Promise<Record<string, string>> | Record<string, string>
}

/** One per (event, person, channel): a fact told twice makes the same message. */
const idOf = (event: Envelope, { subjectId, template }: Notice): string =>
  createHash('sha256').update(`${event.id}\n${subjectId}\n${template}\nsms`).digest('base64url').slice(0, 22)

const clockOf = (instant: string, zone: string): string => {
  const { hour, minute } = zoned(instant, zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Words the notices of one event and queues them. Who cannot be reached any more, or twice, is left out. */
export const queueNotices = async (
  notices: readonly Notice[],
  event: Envelope,
  { table, county, vault, now }: WorkPorts,
): Promise<Op[]> => {
  const { smsSignature, quietHours, templates, zone } = await county.config()
  const subjects = await vault.subjects(notices.map(({ subjectId }) => subjectId))
  const rows = await Promise.all(
    notices.map(async (notice, n) => {
      const subject = subjects[n]
      if (!subject?.phone) return []
      const { recipient, subjectId, areaId } = notice
      const template = worded(templateOf(notice.template), templates[notice.template])
      const text = signed(smsSignature, render(template, subject.language, await notice.variables(subject.language)))
      const wait = template.urgent ? 0 : quietMinutes(quietHours, clockOf(now, zone))
      return {
        messageId: idOf(event, notice),
        recipient,
        subjectId,
        areaId,
        channel: 'sms' as const,
        template: template.id,
        language: subject.language,
        text: subject.seal('note', text),
        parts: partsOf(text),
        state: 'queued' as const,
        tries: 0,
        queuedAt: now,
        dueAt: new Date(Date.parse(now) + wait * 60_000).toISOString(),
        cause: event.id,
      }
    }),
  )
  const unique = new Map(rows.flat().map((row) => [row.messageId, row]))
  const known = await table.getMany(MessageRow, [...unique.values()])
  return [...unique.values()].filter((_, n) => known[n] === undefined).map((row) => putNew(MessageRow, row))
}
