import type { WorkPorts } from '@wangge/events'
import { type Op, put, type Stored } from '@wangge/table'
import { findTemplate, render, sayingPast, type TemplateId, worded } from '@wangge/texts'
import type { Subject } from '@wangge/vault'
import * as message from '../domain/delivery.ts'
import { partsOf, signed } from '../domain/sms.ts'
import { type About, type Standing, sift } from '../domain/standing.ts'
import { MatterRow, MessageRow, waitsAbout } from '../table.ts'
import { caseWords } from './case-words.ts'
import { decidersOf, membersOf } from './posts.ts'
import { readingOf } from './reading.ts'

type Row = Stored<typeof MessageRow>
type OfCase = Row & { readonly about: About }

/** What goes out of all that waits for one person about one case, and what becomes of the rest. */
export interface Gathered {
  /** The one text that is sent; nothing when none is true any more. */
  readonly carrier?: Row | undefined
  readonly ops: readonly Op[]
  /** Who is told instead of somebody who left a post, by the text that was theirs. */
  readonly instead: readonly { readonly row: OfCase; readonly standing: Standing; readonly subjectIds: string[] }[]
}

const isOfCase = (row: Row | undefined): row is OfCase => row?.state === 'queued' && row.about !== undefined

/** Those it lies with, or who decide, by now. */
const readersOf = ({ about }: OfCase, standing: Standing, ports: WorkPorts): Promise<string[]> =>
  about.stage === 'decides' ? decidersOf(standing, ports) : membersOf(standing.holder ?? {}, ports)

const ofAnyCase = ['number', 'category', 'area', 'due']

/** A text about what is theirs, or a limit they wait for, in the words that are true now: past it, staff hear that it is. */
const wordedAnew = async (row: OfCase, standing: Standing, { language }: Subject, ports: WorkPorts) => {
  const { caseId, stage } = row.about
  const isStaff = row.recipient === row.subjectId
  const own = findTemplate(row.template)
  if (!own || !(isStaff ? ['brings', 'theirs'] : ['open']).includes(stage)) return undefined
  if (!isStaff && own.variables.some((name) => !ofAnyCase.includes(name))) return undefined
  const isPast = standing.dueAt !== undefined && standing.dueAt <= ports.now
  const template = isStaff && isPast && own.pastLimit === undefined ? sayingPast : (row.template as TemplateId)
  const { templates, smsSignature } = await ports.county.config()
  return signed(
    smsSignature,
    render(worded(template, templates), language, await caseWords(caseId, standing, language, ports)),
  )
}

/** Several texts as one, under one signature. */
const joined = (texts: readonly string[], signature: string): string => {
  const sign = signed(signature, '')
  return sign + texts.map((text) => (text.startsWith(sign) ? text.slice(sign.length) : text)).join(' ')
}

/** All that waits for the reader of a message about its case, made one text that is true now. */
export const gather = async (row: OfCase, subject: Subject, ports: WorkPorts): Promise<Gathered> => {
  const { table, county } = ports
  const { caseId } = row.about
  const waits = await waitsAbout(table, caseId, row.subjectId)
  const ids = [...new Set([row.messageId, ...waits.map(({ messageId }) => messageId)])]
  const rows = (
    await table.getMany(
      MessageRow,
      ids.map((messageId) => ({ messageId })),
    )
  ).filter(isOfCase)
  const waiting = rows.toSorted((a, b) => a.about.of - b.about.of || (a.queuedAt < b.queuedAt ? -1 : 1))
  const kept = await table.get(MatterRow, { caseId })
  const standing = kept?.standing
  const posted = waiting.find(({ about: { post } }) => post !== undefined)
  const readers = posted && standing ? await readersOf(posted, standing, ports) : undefined
  const sifted = sift(waiting, { standing, isTheirs: readers?.includes(row.subjectId) ?? true })
  // what is told of another session goes at its own time
  const said = sifted.said.filter((one) => one.about.session === row.about.session || message.isDue(one, ports.now))
  const { dropped } = sifted

  const carrier = said.at(-1)
  const ops = dropped.map(([one, why]) => put(MessageRow, moved(one, message.drop(one, why))))
  for (const one of said) if (one !== carrier) ops.push(put(MessageRow, moved(one, message.drop(one, 'joined'))))
  const instead = dropped.flatMap(([one, why]) =>
    why === 'not-in-post' && standing ? [{ row: one, standing, subjectIds: readers ?? [] }] : [],
  )
  if (!carrier) return { ops, instead }
  const texts = await Promise.all(
    said.map(
      async (one) => (standing && (await wordedAnew(one, standing, subject, ports))) ?? readingOf(subject, one.text),
    ),
  )
  if (texts.includes(null)) return { carrier, ops, instead }
  const text = joined(texts as string[], (await county.config()).smsSignature)
  return { carrier: { ...carrier, text: subject.seal('note', text), parts: partsOf(text) }, ops, instead }
}

/** A row's next state; what the delivery no longer has (`dueAt`, once settled) is gone from the row too. */
export const moved = <R extends Row>({ dueAt: _, ...row }: R, delivery: message.Delivery): Row =>
  ({ ...row, ...delivery }) as Row
export { isOfCase }
