import { createHash } from 'node:crypto'
import type { Envelope } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import type { Language } from '@wangge/problem'
import { type Item, putNew } from '@wangge/table'
import { render, type TemplateId, templateOf, worded } from '@wangge/texts'
import type { Subject } from '@wangge/vault'
import { wakeAt } from '../domain/quiet.ts'
import { partsOf, signed } from '../domain/sms.ts'
import { MessageRow } from '../table.ts'

/** One text to one person, before it is worded in their language. */
export interface Notice {
  /** A member's id, or a case's number for the resident who reported it and for parties to its mediation. */
  readonly recipient: string
  readonly subjectId: string
  readonly areaId: string
  /** The post in which they are told, if it is by that. */
  readonly post?: { readonly role: string; readonly areaId: string; readonly unitId?: string } | undefined
  readonly template: TemplateId
  readonly variables: (
    language: Language,
  ) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>
  /** About what only few may know of (C20): nobody but the recipient reads it here. */
  readonly confidential?: true | undefined
  /** From when on it says nothing any more. */
  readonly expiresAt?: string
}

/** One per (event, person, channel): a fact told twice makes the same message. */
export const idOf = (event: Pick<Envelope, 'id'>, { subjectId }: Pick<Notice, 'subjectId'>): string =>
  createHash('sha256').update(`${event.id}\n${subjectId}\nsms`).digest('base64url').slice(0, 22)

const messageOf = async (
  notice: Notice,
  { phone, seal, language }: Subject,
  event: Envelope,
  { county, now }: WorkPorts,
): Promise<Item<typeof MessageRow>[]> => {
  if (!phone) return []
  const { smsSignature, quietHours, templates, zone } = await county.config()
  const { recipient, subjectId, areaId, expiresAt, confidential, post } = notice
  const { urgent } = templateOf(notice.template)
  const own = worded(notice.template, templates)
  const text = signed(smsSignature, render(own, language, await notice.variables(language)))
  return [
    {
      messageId: idOf(event, notice),
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
      dueAt: urgent ? now : wakeAt(quietHours, now, zone),
      cause: event.id,
      ...(confidential && { confidential }),
      ...(post && { post }),
      ...(expiresAt !== undefined && { expiresAt }),
    },
  ]
}

/** Words the notices of one event and queues them, one a person. Who cannot be reached any more is left out. */
export const queueNotices = async (notices: readonly Notice[], event: Envelope, ports: WorkPorts): Promise<void> => {
  const first = new Map(notices.toReversed().map((notice) => [notice.subjectId, notice]))
  const subjects = await ports.vault.subjects([...first.keys()])
  const messages = await Promise.all(
    [...first.values()].map((notice, n) => {
      const subject = subjects[n]
      return subject ? messageOf(notice, subject, event, ports) : []
    }),
  )
  await ports.table.writeEach(messages.flat().map((row) => putNew(MessageRow, row)))
}
