import { messageRules } from '@wangge/county'
import type { Outgoing, WorkPorts } from '@wangge/events'
import { take } from '@wangge/http/limits'
import { Problem } from '@wangge/problem'
import { type Op, put, type Stored } from '@wangge/table'
import { type TemplateId, templateOf } from '@wangge/texts'
import type { Subject } from '@wangge/vault'
import * as message from '../domain/delivery.ts'
import { leavesAt } from '../domain/quiet.ts'
import { MessageRow, NumberLimit } from '../table.ts'
import { caseWords } from './case-words.ts'
import { isDigest, wordDigest } from './digest.ts'
import { type Gathered, gather, isOfCase, moved } from './gather.ts'
import { queueAlone } from './notice.ts'
import { isProven } from './proven.ts'
import { readingOf } from './reading.ts'

type Row = Stored<typeof MessageRow>

const save = async (row: Row, delivery: message.Delivery, { table }: WorkPorts, also: readonly Op[] = []) => {
  const next = moved(row, delivery)
  await table.write([put(MessageRow, next), ...also])
  return { ...next, rev: row.rev + 1 }
}

/** Whether it goes out at this hour, or what becomes of it instead: nothing to say any more, a bad time. */
const timed = async (row: Row, { county, now }: WorkPorts): Promise<message.Delivery | undefined> => {
  if (message.isStale(row, now)) return message.fail(row, 'too-late')
  const config = await county.config()
  const { urgent, anytime } = templateOf(row.template)
  const timing = { ...row, anytime: row.urgent || urgent || anytime }
  const leaves = leavesAt(timing, config, messageRules(config).leadMinutes, now)
  return leaves > now ? message.wait(row, leaves) : undefined
}

/**
 * Texts to a number that nobody has shown to be theirs are paced; codes are so where they are asked for. A receipt that
 * comes too fast is left out. An answer is somebody's work: it may follow a receipt at once, and waits for room.
 */
const paced = async (
  row: Row,
  { kind }: Subject,
  phone: string,
  ports: WorkPorts,
): Promise<message.Delivery | undefined> => {
  const { secret, anytime } = templateOf(row.template)
  if (kind === 'member' || row.tries > 0 || secret) return undefined
  const number = await ports.vault.blindIndex('phone', phone)
  if (await isProven(number, ports)) return undefined
  const { unproven } = messageRules(await ports.county.config())
  const shortest = Math.min(...unproven.map(({ seconds }) => seconds))
  const longer = unproven.filter(({ seconds }) => seconds > shortest)
  const windows = anytime || longer.length === 0 ? unproven : longer
  try {
    await take(ports, NumberLimit, `phone#${number}`, windows)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'too-many')) throw error
    const wait = Number(error.facts.retryAfter)
    const isSoon = wait <= Math.min(...windows.map(({ seconds }) => seconds))
    if (anytime || !isSoon) return message.drop(row, 'too-many')
    return message.wait(row, new Date(Date.parse(ports.now) + wait * 1000).toISOString())
  }
}

/** Was it kept for a member by name who has left every post since? What is for a post was passed on before. */
const isForLeaver = async (row: Row, { kind }: Subject, { access }: WorkPorts): Promise<boolean> => {
  const isKept = row.dueAt !== undefined && row.dueAt > row.queuedAt
  if (kind !== 'member' || !isKept || row.about?.post !== undefined || templateOf(row.template).secret) return false
  return (await access.rightsOf(row.subjectId)).length === 0
}

/** What goes out, or what becomes of the message instead: nobody to reach, nothing to read, one too many. */
const prepare = async (
  row: Row,
  subject: Subject | undefined,
  ports: WorkPorts,
): Promise<Outgoing | message.Delivery> => {
  if (!subject?.phone) return message.fail(row, 'unreachable')
  if (await isForLeaver(row, subject, ports)) return message.drop(row, 'not-in-post')
  const { messageId, channel, parts } = row
  const [to, text] = [readingOf(subject, subject.phone), readingOf(subject, row.text)]
  if (to === null || text === null) return message.fail(row, 'unreadable')
  return (await paced(row, subject, to, ports)) ?? { messageId, channel, to, text, parts }
}

const ask = async (row: Row, outgoing: Outgoing, { send, log, now }: WorkPorts): Promise<message.Delivery> => {
  if (!send) throw new Error('this engine sends nothing')
  try {
    const handed = await send(outgoing)
    if ('refused' in handed) return message.refuse(row, handed.refused, now)
    const { providerId, delivered } = handed
    return delivered ? message.deliver(row, providerId) : message.send(row, providerId, row.queuedAt)
  } catch (error) {
    const why = error instanceof Error ? error.name : 'error'
    log.warn('nobody knows whether a message was sent', { messageId: row.messageId, why })
    return message.lose(row)
  }
}

/** Whoever is in post now is told what was meant for those who were, each once. */
const tellInstead = async ({ instead }: Gathered, ports: WorkPorts): Promise<void> => {
  for (const { row, standing, subjectIds } of instead) {
    const { subjectId: _, recipient: _was, template, cause, areaId, confidential, about } = row
    const text = about.stage === 'decides' ? readingOf(await ports.vault.subject(row.subjectId), row.text) : undefined
    const notices = subjectIds.map((subjectId) => ({
      recipient: subjectId,
      subjectId,
      areaId,
      template: template as TemplateId,
      variables: (language: Subject['language']) => caseWords(about.caseId, standing, language, ports),
      text: text ?? undefined,
      confidential,
      ...(standing.class === 'emergency' && { urgent: true as const }),
    }))
    await queueAlone(notices, { id: cause }, ports)
  }
}

/** What is true now of a message that waited: for others that wait with it, and of a digest, one text. */
const currentOf = async (row: Row, subject: Subject | undefined, ports: WorkPorts): Promise<Gathered> => {
  if (!subject) return { carrier: row, ops: [], instead: [] }
  if (isDigest(row)) return { carrier: await wordDigest(row, subject, ports), ops: [], instead: [] }
  return isOfCase(row) ? gather(row, subject, ports) : { carrier: row, ops: [], instead: [] }
}

/**
 * Sends one message whose time has come; or before, when what it is about has become an emergency. The state is saved
 * before the provider is asked, so it is never sent twice.
 */
export const sendMessage = async (
  { messageId }: { messageId: string },
  ports: WorkPorts,
  isHastened = false,
): Promise<void> => {
  const { table, vault, now } = ports
  const found = await table.get(MessageRow, { messageId })
  if (found?.state !== 'queued' || !(isHastened || message.isDue(found, now))) return
  const row = isHastened ? { ...found, urgent: true as const } : found
  const instead = await timed(row, ports)
  if (instead) {
    await save(row, instead, ports)
    return
  }
  const subject = await vault.subject(row.subjectId)
  const current = await currentOf(row, subject, ports)
  const { carrier, ops } = current
  await tellInstead(current, ports)
  if (!carrier)
    return table.write(ops.length > 0 ? ops : [put(MessageRow, moved(row, message.drop(row, 'no-longer-true')))])
  const prepared = await prepare(carrier, subject, ports)
  if ('state' in prepared) {
    await save(carrier, prepared, ports, ops)
    return
  }
  const taken = await save(carrier, message.take(carrier, now), ports, ops)
  await save(taken, await ask(taken, prepared, ports), ports)
}

/** What the sweep does with a message that is due: sends it, or settles one whose outcome never came. */
export const lookAfter = async (row: Row, ports: WorkPorts): Promise<void> => {
  if (row.state === 'queued') await sendMessage(row, ports)
  else await save(row, message.overdue(row), ports)
}
