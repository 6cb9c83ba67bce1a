import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { UploadForm } from '@wangge/files/port'
import { type FilesEngine, filesEngines } from './files-engines.ts'

const after = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString()
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
let count = 0

describe.each(Object.entries(filesEngines))('files in %s', (name, open) => {
  let engine: FilesEngine
  beforeAll(async () => {
    engine = await open()
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  const formFor = (key: string, more: object = {}) =>
    engine.files.form(
      { key, type: 'image/jpeg', least: 1, most: 100_000, until: after(engine.now(), 900), ...more },
      engine.now(),
    )
  const post = ({ url, fields }: UploadForm, bytes: Uint8Array, more: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [field, value] of Object.entries({ ...fields, ...more })) form.append(field, value)
    form.append('file', new Blob([Buffer.from(bytes)]), 'photo.jpg')
    return fetch(new URL(url, engine.origin), { method: 'POST', body: form, redirect: 'manual' })
  }
  const newKey = () => `new/${name}-${++count}`

  it('K2 takes by a form what it says, and keeps it byte for byte', async () => {
    const key = newKey()
    const bytes = randomBytes(100_000)
    expect(await engine.files.size(key)).toBeUndefined()
    expect((await post(await formFor(key), bytes)).status).toBe(204)
    expect(await engine.files.size(key)).toBe(100_000)
    expect(hashOf((await engine.files.read(key, 100_000)) as Buffer)).toBe(hashOf(bytes))
    await expect(engine.files.read(key, 99_999)).rejects.toThrow('larger')
    await engine.files.remove(key)
    await engine.files.remove(key)
    expect([await engine.files.size(key), await engine.files.read(key, 1)]).toEqual([undefined, undefined])
  })

  it('K2 sends a browser back to where the form says', async () => {
    const backTo = 'https://example.com/c/7KM3QX9TPD/photos/1/sent?lang=en'
    const answer = await post(await formFor(newKey(), { backTo }), randomBytes(10))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toContain('https://example.com/c/7KM3QX9TPD/photos/1/sent?lang=en')
  })

  it.each([
    ['more bytes than it says', { most: 5 }, {}, 10],
    ['fewer bytes than it says', { least: 11 }, {}, 10],
    ['nothing', {}, {}, 0],
    ['another key', {}, { key: 'kept/somebody' }, 10],
    ['another type', {}, { 'Content-Type': 'text/html' }, 10],
    [
      'a policy of their own',
      {},
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      10,
    ],
  ])('K2 takes by a form not %s', async (_, more, changed, bytes) => {
    const key = newKey()
    const { status } = await post(await formFor(key, more), randomBytes(bytes), changed)
    expect([400, 403]).toContain(status)
    expect([await engine.files.size(key), await engine.files.size('kept/somebody')]).toEqual([undefined, undefined])
    expect(engine.halves()).toEqual([])
  })

  it('K2 takes nothing by a form whose time is over', async () => {
    const key = newKey()
    const form = await formFor(key, { until: after(engine.now(), engine.turn ? 60 : -60) })
    const before = engine.now()
    engine.turn?.(after(before, 61))
    expect([400, 403]).toContain((await post(form, randomBytes(10))).status)
    engine.turn?.(before)
    expect(await engine.files.size(key)).toBeUndefined()
  })

  it('K2 gives out by a link what it says, as a file to be kept, and nothing by a changed one', async () => {
    const key = `kept/${name}-${++count}`
    const bytes = randomBytes(3000)
    await engine.files.put(key, bytes, 'image/jpeg')
    const link = { type: 'image/jpeg', name: 'photo.jpg', until: after(engine.now(), 300) }
    const url = new URL(await engine.files.link(key, link, engine.now()), engine.origin)
    const answer = await fetch(url)
    expect(answer.status).toBe(200)
    expect(hashOf(Buffer.from(await answer.arrayBuffer()))).toBe(hashOf(bytes))
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="photo.jpg"')
    if (!engine.turn) return
    // the emulator does not look at signatures of links; S3 does
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    for (const [field, value] of [
      ['type', 'text/html'],
      ['until', '2099-01-01T00:00:00.000Z'],
      ['signature', 'nonsense'],
    ] as const) {
      const changed = new URL(url)
      changed.searchParams.set(field, value)
      expect((await fetch(changed)).status).toBe(403)
    }
    const other = new URL(url)
    other.pathname = other.pathname.replace(/.$/, 'x')
    expect((await fetch(other)).status).toBe(403)
    engine.turn(after(engine.now(), 301))
    expect((await fetch(url)).status).toBe(403)
  })

  it('K2 keeps nothing of an upload that broke off', async () => {
    if (!engine.turn) return
    const key = newKey()
    const { url, fields } = await formFor(key)
    const head = Object.entries(fields).map(
      ([field, value]) => `--b\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
    )
    const start = `${head.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n${'x'.repeat(5000)}`
    const { connect } = await import('node:net')
    const { port } = new URL(engine.origin)
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `POST ${url} HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 99999\r\n\r\n${start}`,
      )
    })
    socket.on('error', () => {})
    while (engine.halves().length === 0) await pause(5)
    socket.destroy()
    while (engine.halves().length > 0) await pause(5)
    expect([await engine.files.size(key), engine.halves()]).toEqual([undefined, []])
  })
})
