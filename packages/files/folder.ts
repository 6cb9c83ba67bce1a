import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { demandKey, disposition, type Files, type Link } from './port.ts'

/** What a form that was filled in may send. */
export interface Allowed {
  readonly key: string
  readonly least: number
  readonly most: number
  readonly backTo?: string
}

/** Files in a folder, and the two questions its door asks. */
export interface Folder extends Files {
  /** What the fields of a form allow now; undefined when nobody signed them, they were changed, or their time is over. */
  allowed(fields: Readonly<Record<string, string>>, now: string): Promise<Allowed | undefined>
  /** The object that a link leads to, and as what it is given out. */
  linked(url: URL, now: string): Promise<{ path: string; type: string; disposition: string } | undefined>
  /** Writes a stream of at least and at most so many bytes, whole or not at all; answers whether it did. */
  receive(key: string, stream: AsyncIterable<Uint8Array>, bounds: Pick<Allowed, 'least' | 'most'>): Promise<boolean>
}

/** Path under which a folder's files are sent and read. */
export const filesPath = '/files'

type Policy = { expiration: string; conditions: (Record<string, string> | [string, number, number])[] }

/** A name beside the file's own until it is whole. */
let count = 0
const half = (path: string): string => `${path}.${process.pid}-${++count}.half`

const sync = async (path: string): Promise<void> => {
  const folder = await open(path)
  await folder.sync()
  await folder.close()
}

/** Files in a folder of this machine, private to the user that runs the county. */
export const openFolder = (folder: string, secret: () => Promise<Uint8Array>): Folder => {
  for (const part of ['new', 'made', 'kept']) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 })
  const pathOf = (key: string): string => join(folder, demandKey(key))
  const sign = async (what: string, text: string): Promise<string> =>
    createHmac('sha256', await secret())
      .update(`${what}\n${text}`)
      .digest('base64url')
  const isSigned = async (what: string, text: string, given: string | null | undefined): Promise<boolean> => {
    const signature = Buffer.from(await sign(what, text))
    const other = Buffer.from(given ?? '')
    return signature.length === other.length && timingSafeEqual(signature, other)
  }
  const linkText = (key: string, { type, name, until }: Link): string => [key, type, name, until].join('\n')

  const receive: Folder['receive'] = async (key, stream, { least, most }) => {
    const path = pathOf(key)
    const unfinished = half(path)
    const file = await open(unfinished, 'wx', 0o600)
    let bytes = 0
    let isWhole = false
    try {
      for await (const chunk of stream) {
        bytes += chunk.length
        // what is too much is read and dropped: whoever sends it must get an answer
        if (bytes <= most) await file.write(chunk)
      }
      isWhole = bytes >= least && bytes <= most
      if (isWhole) await file.sync()
    } finally {
      await file.close()
      if (!isWhole) await rm(unfinished, { force: true })
    }
    if (!isWhole) return false
    await rename(unfinished, path)
    await sync(dirname(path))
    return true
  }

  return {
    receive,
    async form({ key, type, least, most, until, backTo }) {
      const given = {
        'Content-Type': type,
        ...(backTo !== undefined && { success_action_redirect: backTo }),
        key: demandKey(key),
      }
      const policy: Policy = {
        expiration: until,
        conditions: [
          ['content-length-range', least, most],
          ...Object.entries(given).map(([field, value]) => ({ [field]: value })),
        ],
      }
      const encoded = Buffer.from(JSON.stringify(policy)).toString('base64')
      return {
        method: 'POST',
        url: filesPath,
        fields: { ...given, Policy: encoded, Signature: await sign('form', encoded) },
      }
    },
    async allowed({ Policy: policy = '', Signature: signature, ...given }, now) {
      if (!(await isSigned('form', policy, signature))) return undefined
      const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString()) as Policy
      if (expiration <= now) return undefined
      const [range, ...fields] = conditions as [[string, number, number], ...Record<string, string>[]]
      const wanted = Object.assign({}, ...fields) as Record<string, string>
      const names = new Set([...Object.keys(wanted), ...Object.keys(given)])
      for (const name of names) if (wanted[name] !== given[name]) return undefined
      const { key, success_action_redirect: backTo } = wanted
      return { key: key as string, least: range[1], most: range[2], ...(backTo !== undefined && { backTo }) }
    },
    async link(key, link) {
      const { type, name, until } = link
      const signature = await sign('link', linkText(demandKey(key), link))
      return `${filesPath}/${key}?${new URLSearchParams({ type, name, until, signature })}`
    },
    async linked({ pathname, searchParams }, now) {
      const key = pathname.slice(filesPath.length + 1)
      const [type, name, until] = ['type', 'name', 'until'].map((one) => searchParams.get(one) ?? '') as [
        string,
        string,
        string,
      ]
      if (!(await isSigned('link', linkText(key, { type, name, until }), searchParams.get('signature'))))
        return undefined
      return until <= now ? undefined : { path: pathOf(key), type, disposition: disposition(name) }
    },
    size: (key) =>
      stat(pathOf(key)).then(
        ({ size }) => size,
        () => undefined,
      ),
    async read(key, most) {
      const size = await stat(pathOf(key)).then(
        (found) => found.size,
        () => undefined,
      )
      if (size === undefined) return undefined
      if (size > most) throw new Error('larger than may be read')
      return readFile(pathOf(key))
    },
    async put(key, bytes) {
      await receive(key, [bytes] as never, { least: 0, most: bytes.length })
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
