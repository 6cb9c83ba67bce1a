import { caseRules } from '@wangge/county'
import { toWgs84 } from '@wangge/county/locate'
import { type FileKind, mostBytes, newKey, type StoredFile, typesOf } from '@wangge/files'
import type { Files } from '@wangge/files/port'
import { type Call, networkOf, type Ports, take } from '@wangge/http'
import { invalid, notFound, Problem, say } from '@wangge/problem'
import { occur, put, putNew, type Stored, writeDecided } from '@wangge/table'
import type { Announced, FileOpened } from '../contract.ts'
import * as contract from '../contract.ts'
import { CaseFile, filesOfCase, ofCase } from '../table/file.ts'
import { StrangerLimit } from '../table/stranger.ts'

/** The engine's files: an engine gives them to every room that says it needs them. */
export const filesIn = ({ files }: Pick<Ports, 'files'>): Files => {
  if (!files) throw new Error('this engine keeps no files')
  return files
}

/** Who sends a file: a member, a resident for their case, or somebody who is about to report one. */
export interface Sender {
  readonly memberId?: string
  readonly caseId?: string
}

/** What is to come: a browser's form says its kind only. */
export type Coming = Partial<Announced> & { readonly kind: FileKind }

const noSuchFile = () => notFound(say('没有这个文件', 'No such file'))

const checked = ({ kind, type, bytes, place, ...rest }: Coming, most: number) => {
  const types: readonly string[] = typesOf[kind]
  if (type !== undefined && !types.includes(type))
    throw invalid('type', say('这种文件不收此类型', 'This kind takes no such type'), types)
  if (bytes !== undefined && bytes > most)
    throw invalid('bytes', say('文件过大', 'The file is too large'), { min: 1, max: most, step: 1 })
  return { kind, type, bytes, place, ...rest }
}

/** Counts one form that a stranger asked for; too many from one network are refused. */
export const countStranger = async ({ address }: Call, ports: Ports): Promise<void> => {
  const { perAddress } = caseRules(await ports.county.config()).files
  const network = await ports.vault.blindIndex('address', networkOf(address))
  await take(ports, StrangerLimit, `files#${network}`, perAddress)
}

/** The form by which a file is sent, as long as it waits to be; signed anew whenever it is asked for. */
export const formOf = async (
  { fileId, kind, type, bytes, at }: StoredFile,
  origin: string,
  ports: Ports,
  backTo?: string,
): Promise<FileOpened['upload'] & { until: string }> => {
  const { files: rules } = caseRules(await ports.county.config())
  const until = new Date(Date.parse(at) + rules.sendMinutes * 60_000).toISOString()
  const form = await filesIn(ports).form(
    {
      key: newKey(fileId),
      type: type ?? 'application/octet-stream',
      // where a browser is sent back to, its page says what is wrong with the size: a storage says it in XML
      least: bytes ?? (backTo === undefined ? 1 : 0),
      most: bytes ?? (backTo === undefined ? rules.bytes[kind] : mostBytes),
      until,
      ...(backTo !== undefined && { backTo }),
    },
    ports.now,
  )
  return { method: form.method, url: new URL(form.url, origin).href, fields: { ...form.fields }, until }
}

/** Makes a file's row. Its id cannot be guessed: who knows it before it belongs to anything sent it. */
export const openFile = async (coming: Coming, { memberId, caseId }: Sender, ports: Ports): Promise<StoredFile> => {
  const { table, county, now } = ports
  const { files: rules } = caseRules(await county.config())
  const { place, ...said } = checked(coming, rules.bytes[coming.kind])
  if (caseId !== undefined && (await filesOfCase(table, caseId)).length >= rules.most)
    throw new Problem('conflict', say('这个事项的附件已满', 'The case has as many files as it may'))
  const until = new Date(Date.parse(now) + rules.looseHours * 3_600_000).toISOString()
  const file = {
    fileId: ports.secret(16),
    ...said,
    ...(place && { place: { ...(await toWgs84(place)), crs: place.crs } }),
    ...(memberId !== undefined && { memberId }),
    ...(caseId !== undefined && { of: ofCase(caseId) }),
    state: 'open' as const,
    at: now,
    until,
  }
  await table.write([putNew(CaseFile, file)])
  return { ...file, rev: 1 } as Stored<typeof CaseFile>
}

/** A file asked for, as it is answered. */
export const openedView = async (file: StoredFile, { origin }: Call, ports: Ports): Promise<FileOpened> => {
  const { until, ...upload } = await formOf(file, origin, ports)
  const { fileId, state } = file
  return { fileId, state, until, ...(state === 'open' && { upload }) }
}

/** The file of whoever asks: another's is not there. */
export const ownFile = async (
  fileId: string,
  { memberId }: Pick<Sender, 'memberId'>,
  { table }: Pick<Ports, 'table'>,
): Promise<StoredFile> => {
  const found = await table.get(CaseFile, { fileId })
  if (!found || found.memberId !== memberId) throw noSuchFile()
  return found
}

const notThere = () =>
  new Problem('conflict', say('文件还没有上传', 'The file was not sent yet'), { facts: { state: 'open' } })

/** It was sent: from here on it waits to be looked at. Saying so again changes nothing. */
export const complete = (fileId: string, by: Pick<Sender, 'memberId'>, request: Call, ports: Ports) =>
  writeDecided(ports.table, async () => {
    const found = await ownFile(fileId, by, ports)
    if (found.state !== 'open') return { ops: [], answer: found }
    if ((await filesIn(ports).size(newKey(fileId))) === undefined) throw notThere()
    const next = { ...found, state: 'received' as const }
    const told = occur({
      prefix: 'cases',
      aggregate: `file#${fileId}`,
      rev: found.rev + 1,
      fact: contract.fileReceived,
      subject: fileId,
      data: { fileId },
      at: ports.now,
      cause: request.id,
    })
    return { ops: [put(CaseFile, next), told], answer: next }
  })
