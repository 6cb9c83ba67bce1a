import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { type Allowed, type Folder, filesPath } from '@wangge/files/folder'

const megabyte = 1024 * 1024
/** What any upload may be at most, before its form is looked at; a form's own limit is lower. */
const most = { file: 25 * megabyte, request: 26 * megabyte, fields: 20, field: 16 * 1024 }

type Sent = { readonly status: 204 | 303 | 400 | 403 | 411; readonly backTo?: string }

/** Reads a form as S3 does: fields first, backTo the file, and nothing after it. */
const take = (incoming: IncomingMessage, folder: Folder, now: string): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    let sent: Promise<Sent> | undefined
    const form = new Busboy({
      headers: incoming.headers as never,
      limits: { files: 1, fileSize: most.file + 1, fields: most.fields, fieldSize: most.field, parts: most.fields + 1 },
    })
    const keep = async (allowed: Allowed | undefined, file: NodeJS.ReadableStream): Promise<Sent> => {
      if (!allowed) {
        file.resume()
        return { status: 403 }
      }
      const { key, backTo } = allowed
      if (!(await folder.receive(key, file as never, allowed))) return { status: 400 }
      return backTo === undefined ? { status: 204 } : { status: 303, backTo }
    }
    form.on('field', (name, value) => {
      if (!sent) fields[name] = value
    })
    let under: BusboyFileStream | undefined
    form.on('file', (_, file) => {
      under = file
      sent = folder.allowed(fields, now).then((allowed) => keep(allowed, file))
      sent.catch(() => file.resume())
    })
    form.on('finish', () => (sent ?? Promise.resolve({ status: 400 } as const)).then(resolve, reject))
    form.on('error', () => resolve({ status: 400 }))
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > most.request) incoming.destroy()
    })
    incoming.once('close', () => {
      if (incoming.complete) return
      under?.destroy(new Error('the upload broke off'))
      resolve({ status: 400 })
    })
    incoming.pipe(form)
  })

const receive = async (incoming: IncomingMessage, response: ServerResponse, folder: Folder, now: string) => {
  const length = Number(incoming.headers['content-length'] ?? Number.NaN)
  const isForm = incoming.headers['content-type']?.startsWith('multipart/form-data')
  const refused = Number.isNaN(length) ? 411 : !isForm || length > most.request ? 400 : undefined
  const { status, backTo } = refused ? ({ status: refused } as Sent) : await take(incoming, folder, now)
  response.writeHead(status, {
    'content-length': 0,
    ...(backTo !== undefined && { location: backTo }),
    ...(refused && { connection: 'close' }),
  })
  response.end()
}

const give = async (url: URL, response: ServerResponse, folder: Folder, now: string): Promise<void> => {
  const found = await folder.linked(url, now)
  const size = found && (await stat(found.path).catch(() => undefined))?.size
  if (!found || size === undefined) {
    response.writeHead(found ? 404 : 403, { 'content-length': 0 })
    response.end()
    return
  }
  response.writeHead(200, {
    'content-type': found.type,
    'content-length': size,
    'content-disposition': found.disposition,
    'cache-control': 'private, max-age=300',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  await pipeline(createReadStream(found.path), response)
}

/** The way in and out of a folder of files: answers whether the request was for it. */
export type FilesDoor = (incoming: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** Takes forms at `/files` and gives out what links lead to: streams, never a whole file in memory. */
export const openFilesDoor =
  (folder: Folder, now: () => string): FilesDoor =>
  async (incoming, response) => {
    const { method, url = '/' } = incoming
    // nearly every request is for a room: it is not taken apart twice
    if (!url.startsWith(filesPath)) return false
    const at = new URL(url, 'http://localhost')
    if (at.pathname === filesPath && method === 'POST') await receive(incoming, response, folder, now())
    else if (at.pathname.startsWith(`${filesPath}/`) && method === 'GET') await give(at, response, folder, now())
    else return false
    return true
  }
