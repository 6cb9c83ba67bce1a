import { createHash } from 'node:crypto'
import type { Envelope } from '@wangge/contract'
import { type CountyConfig, deedRules, messageRules } from '@wangge/county'
import type { WorkPorts } from '@wangge/events'
import type { Language } from '@wangge/problem'
import { Conflict, check, put, putNew, type Stored } from '@wangge/table'
import { findTemplate, render, type TemplateId, worded } from '@wangge/texts'
import type { Subject } from '@wangge/vault'
import { dayAfter, digestAt } from '../domain/digest.ts'
import { partsOf, signed } from '../domain/sms.ts'
import { limitIn, spokenDate } from '../domain/spoken.ts'
import { postOf } from '../domain/standing.ts'
import { DigestRow, digestedOn, MatterRow, MessageRow, WaitRow } from '../table.ts'
import { caseWords } from './case-words.ts'
import { keptUntil } from './matter.ts'
import type { Notice, Words } from './one-text.ts'
import { membersOf } from './posts.ts'
import { readingOf } from './reading.ts'

type Row = Stored<typeof MessageRow>
type Entry = Stored<typeof DigestRow>
type Gathering = Notice & { readonly gathers: NonNullable<Notice['gathers']> }

const template = 'digest'
export const isDigest = (row: Pick<Row, 'template'>): boolean => row.template === template

const wordedIn = (config: CountyConfig, told: TemplateId, language: Language, words: Words): string =>
  signed(config.smsSignature, render(worded(told, config.templates), language, words))

const messageIdOf = (subjectId: string, date: string): string =>
  createHash('sha256').update(`digest\n${date}\n${subjectId}\nsms`).digest('base64url').slice(0, 22)

const settingOf = (config: CountyConfig) => ({ at: messageRules(config).digest.at, zone: config.zone })

/** Those that wait for the next digest: what is not urgent, unless it must be read before. */
export const gathersUntil = async (
  notices: readonly Notice[],
  { time }: Pick<Envelope, 'time'>,
  { county }: Pick<WorkPorts, 'county'>,
): Promise<Gathering[]> => {
  const { at } = digestAt(time, settingOf(await county.config()))
  const waits = (notice: Notice): notice is Gathering =>
    notice.gathers !== undefined && !notice.urgent && (notice.readBy === undefined || notice.readBy > at)
  return notices.filter(waits)
}

const attempts = 5

/** Puts a matter into its reader's next digest that is not sent yet; each is in it once, as its latest fact says. */
export const queueInDigest = async (
  { subjectId, recipient, areaId, gathers, template: told, variables, text }: Gathering,
  { id, time, rev: of }: Pick<Envelope, 'id' | 'time' | 'rev'>,
  { table, vault, county, now }: WorkPorts,
): Promise<void> => {
  const subject = await vault.subject(subjectId)
  if (!subject?.phone) return
  const config = await county.config()
  const setting = settingOf(config)
  const alone = text ?? wordedIn(config, told, subject.language, await variables(subject.language))
  const { thing, standing } = gathers
  const until = keptUntil(now)
  let { date, at } = digestAt(time, setting)
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const messageId = messageIdOf(subjectId, date)
    const key = { subjectId, date, thing }
    const [message, entry, mark] = await Promise.all([
      table.get(MessageRow, { messageId }),
      table.get(DigestRow, key),
      table.get(WaitRow, { caseId: thing, subjectId, messageId }),
    ])
    if (entry && entry.of >= of) return
    if (message && message.state !== 'queued') {
      ;({ date, at } = dayAfter(date, setting))
      continue
    }
    const row = {
      messageId,
      recipient,
      subjectId,
      areaId,
      channel: 'sms' as const,
      template,
      parts: 1,
      cause: id,
      digestOn: date,
    }
    const fresh = { ...row, language: subject.language, state: 'queued' as const, tries: 0, queuedAt: now, dueAt: at }
    try {
      return await table.write([
        put(DigestRow, {
          ...key,
          of,
          template: told,
          text: subject.seal('note', alone),
          standing,
          until,
          rev: entry?.rev,
        }),
        message ? check(MessageRow, { messageId }, message.rev) : putNew(MessageRow, fresh),
        ...(mark ? [] : [putNew(WaitRow, { caseId: thing, subjectId, messageId, until })]),
      ])
    } catch (error) {
      // another matter of the same reader came at the same time
      if (!(error instanceof Conflict) || attempt === attempts) throw error
    }
  }
}

/** Is it still so, and still theirs? What has become an emergency is told on its own. */
const standingOf = async (entry: Entry, ports: WorkPorts): Promise<'over' | 'others' | 'theirs'> => {
  const kept = await ports.table.get(MatterRow, { caseId: entry.thing })
  const { step, holder } = entry.standing
  const now = kept?.standing ?? entry.standing
  if (now.class === 'emergency' || now.step !== step) return 'over'
  if (findTemplate(entry.template)?.toAnyone || !holder || !now.holder) return 'theirs'
  if ((await membersOf(now.holder, ports)).includes(entry.subjectId)) return 'theirs'
  return postOf(now.holder) === postOf(holder) ? 'others' : 'over'
}

/** Whoever is in post by now has it in their digest of the same day, or of the next when that is sent. */
const passOn = async (row: Row, { standing, thing, template, of, subjectId: was, text }: Entry, ports: WorkPorts) => {
  const { areaId, cause: id, queuedAt: time } = row
  const read = readingOf(await ports.vault.subject(was), text) ?? undefined
  for (const subjectId of await membersOf(standing.holder ?? {}, ports)) {
    const notice = { recipient: subjectId, subjectId, areaId, template: template as TemplateId, text: read }
    const gathers = { thing, standing }
    await queueInDigest({ ...notice, variables: () => ({}), gathers }, { id, time, rev: of }, ports)
  }
}

const since = ({ standing: { dueAt, dueOn } }: Entry): string => dueAt ?? dueOn ?? ''

/** One of the worst, in few words: its number and what it is about, or the deed list, and when it was due. */
const named = async ({ thing, standing }: Entry, language: Language, ports: WorkPorts): Promise<string> => {
  const config = await ports.county.config()
  const apart = language === 'zh-CN' ? '，' : ', '
  const bracketed = (...parts: string[]) => {
    const inside = parts.filter((part) => part !== '').join(apart)
    return language === 'zh-CN' ? `（${inside}）` : ` (${inside})`
  }
  if (standing.list !== undefined) {
    const list = deedRules(config).lists.find(({ code }) => code === standing.list)?.name[language] ?? standing.list
    return `${list}${bracketed(standing.dueOn === undefined ? '' : spokenDate(standing.dueOn, language))}`
  }
  const { number, category } = await caseWords(thing, standing, language, ports)
  const due = standing.dueAt === undefined ? '' : limitIn(standing.dueAt, config.zone, language)
  return `${number}${bracketed(category, due)}`
}

/** A digest as it reads when it is sent: how many matters there are, and the worst; nothing when none is left. */
export const wordDigest = async (row: Row, subject: Subject, ports: WorkPorts): Promise<Row | undefined> => {
  const config = await ports.county.config()
  const entries = await digestedOn(ports.table, row.subjectId, row.digestOn as string)
  const standings = await Promise.all(entries.map((entry) => standingOf(entry, ports)))
  for (const [n, entry] of entries.entries()) if (standings[n] === 'others') await passOn(row, entry, ports)
  const left = entries.filter((_, n) => standings[n] === 'theirs').toSorted((a, b) => (since(a) < since(b) ? -1 : 1))
  if (left.length === 0) return undefined
  const { language } = subject
  const [only] = left
  const alone = left.length === 1 && only ? readingOf(subject, only.text) : null
  if (alone !== null) return { ...row, text: subject.seal('note', alone), parts: partsOf(alone) }
  const worst = left.slice(0, messageRules(config).digest.worst)
  const names = await Promise.all(worst.map((entry) => named(entry, language, ports)))
  const words = { count: String(left.length), worst: names.join(language === 'zh-CN' ? '；' : '; ') }
  const text = wordedIn(config, template, language, words)
  return { ...row, text: subject.seal('note', text), parts: partsOf(text) }
}
