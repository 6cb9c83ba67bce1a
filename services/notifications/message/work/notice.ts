import { createHash } from 'node:crypto'
import type { Envelope } from '@wangge/contract'
import { messageRules } from '@wangge/county'
import type { WorkPorts } from '@wangge/events'
import { Conflict, type Item, type Op, putNew } from '@wangge/table'
import { render, templateOf, worded } from '@wangge/texts'
import type { Subject } from '@wangge/vault'
import { leavesAt, wakeAt } from '../domain/quiet.ts'
import { partsOf, signed } from '../domain/sms.ts'
import { MessageRow, WaitRow } from '../table.ts'
import { gathersUntil, queueInDigest } from './digest.ts'
import { isMatter, keepMatter, keptUntil } from './matter.ts'
import type { Notice } from './one-text.ts'

/** One per (event, person, channel): a fact told twice makes the same message. */
export const idOf = (eventId: string, subjectId: string): string =>
  createHash('sha256').update(`${eventId}\n${subjectId}\nsms`).digest('base64url').slice(0, 22)

type Cause = Pick<Envelope, 'id'>

const messageOf = async (
  notice: Notice,
  { phone, seal, language }: Subject,
  event: Cause,
  { county, now }: WorkPorts,
): Promise<Item<typeof MessageRow>[]> => {
  if (!phone) return []
  const config = await county.config()
  const { recipient, subjectId, areaId, expiresAt, readBy, confidential, about } = notice
  const template = templateOf(notice.template)
  const urgent = notice.urgent || template.urgent
  const own = worded(notice.template, config.templates)
  const text = notice.text ?? signed(config.smsSignature, render(own, language, await notice.variables(language)))
  const timing = { anytime: urgent || template.anytime, expiresAt, readBy }
  const { leadMinutes } = messageRules(config)
  const dueAt = leavesAt(timing, config, leadMinutes, now)
  const isQuiet = wakeAt(config.quietHours, now, config.zone) > now
  return [
    {
      messageId: idOf(event.id, subjectId),
      recipient,
      subjectId,
      areaId,
      channel: 'sms',
      template: notice.template,
      language,
      text: seal('note', text),
      parts: partsOf(text),
      state: 'queued',
      tries: 0,
      queuedAt: now,
      ...(urgent && { urgent: true as const }),
      dueAt,
      cause: event.id,
      ...(confidential && { confidential }),
      ...(expiresAt !== undefined && { expiresAt }),
      ...(isQuiet && !timing.anytime && { ...(readBy !== undefined && { readBy }), ...(about && { about }) }),
    },
  ]
}

/** The writes of a new message; of one that waits, the mark by which it is found again. */
const queued = (row: Item<typeof MessageRow>, now: string): Op[] => {
  const { messageId, subjectId, about } = row
  const mark = about && { caseId: about.caseId, subjectId, messageId, until: keptUntil(now) }
  return [putNew(MessageRow, row), ...(mark ? [putNew(WaitRow, mark)] : [])]
}

/** Words notices and queues them as messages of their own, one a person; those that are there already stay as they are. */
export const queueAlone = async (notices: readonly Notice[], event: Cause, ports: WorkPorts): Promise<void> => {
  const { table, vault, now } = ports
  const subjects = await vault.subjects(notices.map(({ subjectId }) => subjectId))
  const messages = await Promise.all(
    notices.map((notice, n) => {
      const subject = subjects[n]
      return subject ? messageOf(notice, subject, event, ports) : []
    }),
  )
  const writes = messages.flat().map((row) => queued(row, now))
  await table.writeEach(writes.filter(({ length }) => length === 1).flat())
  for (const ops of writes.filter(({ length }) => length > 1))
    await table.write(ops).catch((error: unknown) => {
      if (!(error instanceof Conflict && error.reason === 'exists')) throw error
    })
}

/**
 * Queues the notices of one event, one a person: alone, or in their digest of the day what is not urgent and can wait
 * for it. Who cannot be reached any more is left out. How its case stands is kept while something waits about it.
 */
export const queueNotices = async (notices: readonly Notice[], event: Envelope, ports: WorkPorts): Promise<void> => {
  const first = [...new Map(notices.toReversed().map((notice) => [notice.subjectId, notice])).values()]
  const gathered = await gathersUntil(first, event, ports)
  const waiting = new Set<Notice>(gathered)
  const alone = first.filter((notice) => !waiting.has(notice))
  if (isMatter(event)) await keepMatter(event, gathered.length > 0, ports)
  await queueAlone(alone, event, ports)
  for (const notice of gathered) await queueInDigest(notice, event, ports)
}
