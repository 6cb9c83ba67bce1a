import { createHash } from 'node:crypto'
import { aCaseRoom, type CaseRoom, lamp, opened, start, type Who } from '@wangge/testing/a-case-room'
import { aBomb, aPhoto, cameraWords } from '@wangge/testing/a-photo'
import { atWork } from '@wangge/testing/at-work'
import { queue } from '../queue.ts'
import { CaseRow, LookRow } from '../table.ts'
import { removeFilesOf } from './case-files.ts'

const photo = aPhoto({ width: 64, height: 48 })
const announced = { kind: 'photo', type: 'image/jpeg', bytes: photo.length } as const
const after = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

const aDesk = async () => {
  const room = await aCaseRoom()
  const work = atWork(queue, room)
  const ask = (as: Who, more: object = {}, key?: string) =>
    room.call(as, 'POST /v1/files', { ...announced, ...more }, { key })
  const complete = (as: Who, fileId: string) => room.call(as, `POST /v1/files/${fileId}/complete`)
  const look = (as: Who, fileId: string) => room.call(as, `GET /v1/files/${fileId}`)
  /** Asks, sends, and says so; the room has looked at it then. */
  const send = async (as: Who, bytes: Buffer = photo, more: object = {}) => {
    const { body } = await ask(as, { bytes: bytes.length, ...more })
    room.files.sent(body.upload.fields, bytes)
    await complete(as, body.fileId)
    await work.drain()
    return body.fileId as string
  }
  return { room, work, ask, complete, look, send }
}
const keysOf = ({ files }: CaseRoom) => [...files.objects.keys()]
const solve = (fileId: string) => ({ evidence: [{ kind: 'photo', fileId }] })

describe('a file that staff send', () => {
  it('K2 is asked for, sent, looked at, and read by links that expire', async () => {
    const { room, work, ask, complete, look } = await aDesk()
    const place = { lon: 119.5, lat: 28.5, crs: 'WGS-84' }
    const takenAt = '2026-11-23T01:50:00.000Z'
    const asked = await ask('worker', { place, takenAt, sha256: createHash('sha256').update(photo).digest('hex') })
    expect([asked.status, asked.body.state, asked.body.until]).toEqual([201, 'open', after(15)])
    const { fileId, upload } = asked.body
    expect(upload).toMatchObject({ method: 'POST', url: 'https://x/files', fields: { 'Content-Type': 'image/jpeg' } })

    room.files.sent(upload.fields, photo)
    expect((await complete('worker', fileId)).body).toEqual({ fileId, kind: 'photo', state: 'received' })
    await work.drain()
    const { body } = await look('worker', fileId)
    expect(body).toMatchObject({ state: 'ready', width: 48, height: 64, place, takenAt, memberId: 'worker' })
    expect(body.links).toMatchObject({ until: after(5) })
    expect(body.links.thumbnail).toContain(`kept/${fileId}.thumbnail`)
    const kept = Buffer.from(room.files.objects.get(`kept/${fileId}`) as Uint8Array)
    expect(body).toMatchObject({ bytes: kept.length, sha256: createHash('sha256').update(kept).digest('hex') })
    for (const word of cameraWords) expect(kept.includes(word)).toBe(false)
    // what was sent, with all that its camera wrote into it, is gone
    expect(keysOf(room)).toEqual([`kept/${fileId}`, `kept/${fileId}.thumbnail`])
    expect((await complete('worker', fileId)).body.state).toBe('ready')
  })

  it('K2 is one file however often it is asked for under one key', async () => {
    const { ask } = await aDesk()
    const [first, again] = [await ask('worker', {}, 'once'), await ask('worker', {}, 'once')]
    expect(again.body).toEqual(first.body)
    const other = await ask('worker', { bytes: 7 }, 'once')
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
    expect((await ask('neighbour', {}, 'once')).body.fileId).not.toBe(first.body.fileId)
  })

  it('K2 stands where the client says, in WGS-84, and nowhere else', async () => {
    const { ask, look, send } = await aDesk()
    const { body } = await ask('worker', { place: { lon: 119.5, lat: 28.5, crs: 'GCJ-02' } })
    const { place } = (await look('worker', body.fileId)).body
    expect(place.crs).toBe('WGS-84')
    expect(Math.abs(place.lon - 119.5)).toBeGreaterThan(0.001)
    // the photo itself says where it was taken; nobody reads that
    expect((await look('worker', await send('worker'))).body.place).toBeUndefined()
  })

  it.each([
    ['of a type its kind does not take', { type: 'application/pdf' }, 'type'],
    ['larger than the county takes', { bytes: 10 * 1024 * 1024 + 1 }, 'bytes'],
    ['of no bytes', { bytes: 0 }, 'bytes'],
    ['of no kind', { kind: 'film' }, 'kind'],
    ['with a hash that is none', { sha256: 'ab' }, 'sha256'],
    ['at a place without its system', { place: { lon: 1, lat: 2 } }, 'place.crs'],
    ['with a track', { track: [] }, 'track'],
  ])('K2 is refused when announced %s', async (_, more, path) => {
    const { ask } = await aDesk()
    const { status, body } = await ask('worker', more)
    expect([status, body.errors[0].path]).toEqual([422, path])
  })

  it.each([
    ['is a document in a photo’s clothes', Buffer.from('%PDF-1.7 …'), {}, 'type'],
    ['is another type than was said', photo, { type: 'image/png' }, 'type'],
    ['has other bytes than were said', photo, { sha256: '0'.repeat(64) }, 'hash'],
    ['is larger than was said', photo, { bytes: 10 }, 'size'],
    ['is smaller than was said', photo, { bytes: 100_000 }, 'size'],
    ['would unfold without end', aBomb(), {}, 'pixels'],
    ['is cut off', photo.subarray(0, 400), {}, 'damaged'],
  ])('K2 is refused when it %s, and nothing of it is kept', async (_, bytes, more, code) => {
    const { room, look, send } = await aDesk()
    const { body } = await look('worker', await send('worker', bytes, more))
    expect([body.state, body.refused.code, body.links]).toEqual(['refused', code, undefined])
    expect(keysOf(room)).toEqual([])
  })

  it('K2 takes recordings and documents as they are', async () => {
    const { look, send } = await aDesk()
    const voice = await send('worker', Buffer.from('#!AMR\n…'), { kind: 'voice', type: 'audio/amr' })
    const paper = await send('worker', Buffer.from('%PDF-1.7 …'), { kind: 'document', type: 'application/pdf' })
    for (const fileId of [voice, paper]) {
      const { body } = await look('worker', fileId)
      expect([body.state, body.links.thumbnail]).toEqual(['ready', undefined])
    }
  })

  it('K2 is sent by nobody who only reads (L1)', async () => {
    const { ask } = await aDesk()
    const { status, body } = await ask('auditor')
    expect([status, body.action, body.fileId]).toEqual([403, 'file.send', undefined])
  })

  it('K2 cannot be completed before it was sent', async () => {
    const { ask, complete } = await aDesk()
    const { body } = await ask('worker')
    const { status, body: problem } = await complete('worker', body.fileId)
    expect([status, problem.state]).toEqual([409, 'open'])
  })

  it('K2 is its sender’s alone until it belongs to a case, then of those who may read the case', async () => {
    const { room, complete, look, send } = await aDesk()
    const fileId = await send('worker')
    const all = async () =>
      Promise.all(
        (['worker', 'leader', 'elsewhere', 'boss'] as const).map(async (who) => (await look(who, fileId)).status),
      )
    expect(await all()).toEqual([200, 404, 404, 404])
    expect((await complete('leader', fileId)).status).toBe(404)
    const { number, give } = await opened(room)
    await give('worker', 'accept')
    expect((await give('worker', 'solve', solve(fileId))).status).toBe(200)
    expect(await all()).toEqual([200, 200, 404, 200])
    expect((await room.call('anyone', `GET /v1/files/${fileId}`)).status).toBe(401)
    const listed = await room.call('leader', `GET /v1/cases/${number}/files`)
    expect(listed.body.items).toMatchObject([{ fileId, caseId: number, kind: 'photo' }])
    expect((await room.call('elsewhere', `GET /v1/cases/${number}/files`)).status).toBe(404)
  })

  it('K2 of a confidential case is there for its viewers only (C20)', async () => {
    const { room, look, send } = await aDesk()
    const fileId = await send('worker')
    const report = { ...lamp, source: 'worker', confidential: true, files: [fileId], name: '王', phone: '10012345678' }
    const { status, body } = await room.call('worker', 'POST /v1/cases', report)
    expect(status).toBe(201)
    expect((await look('auditor', fileId)).status).toBe(404)
    const { holder } = (await room.table.need(CaseRow, { caseId: body.caseId })) as { holder: { role: string } }
    const viewer =
      holder.role === 'village-secretary' ? 'secretary' : holder.role === 'grid-worker' ? 'worker' : 'official'
    const looks = async () => (await room.table.list(LookRow, `case#${body.caseId}`, { prefix: 'look#' })).items.length
    const before = await looks()
    expect((await look(viewer, fileId)).status).toBe(200)
    expect(await looks()).toBe(before + 1)
  })
})

describe('a file that belongs to nothing', () => {
  it('K2 is deleted after a day, sent or not; one that belongs to a case stays', async () => {
    const { room, work, ask, look, send } = await aDesk()
    const [unsent, unused, used] = [(await ask('worker')).body.fileId, await send('worker'), await send('worker')]
    const { give } = await opened(room)
    await give('worker', 'accept')
    await give('worker', 'solve', solve(used))
    room.moveTo(after(23 * 60))
    await work.ring('sweep-files')
    expect((await look('worker', unused)).status).toBe(200)
    room.moveTo(after(24 * 60 + 1))
    await work.ring('sweep-files')
    const left = await Promise.all([unsent, unused, used].map(async (fileId) => (await look('worker', fileId)).status))
    expect(left).toEqual([404, 404, 200])
    expect(keysOf(room)).toEqual([`kept/${used}`, `kept/${used}.thumbnail`])
  })

  it('I5 goes with its case, whole', async () => {
    const { room, look, send } = await aDesk()
    const fileId = await send('worker')
    const { number, give } = await opened(room)
    await give('worker', 'accept')
    await give('worker', 'solve', solve(fileId))
    expect(await removeFilesOf(number, room.engine)).toBe(1)
    expect([keysOf(room), (await look('worker', fileId)).status]).toEqual([[], 404])
    expect(await removeFilesOf(number, room.engine)).toBe(0)
  })
})

describe('a file that a resident sends', () => {
  const standing = (room: CaseRoom, fileId: string) => room.call('anyone', `GET /v1/public/files/${fileId}`)
  const sent = async (room: CaseRoom, work: { drain(): Promise<unknown> }) => {
    const { body } = await room.call('anyone', 'POST /v1/public/files', announced)
    room.files.sent(body.upload.fields, photo)
    await room.call('anyone', `POST /v1/public/files/${body.fileId}/complete`)
    await work.drain()
    return body.fileId as string
  }

  it('K2 goes along with one report, and no other', async () => {
    const { room, work, look } = await aDesk()
    const fileId = await sent(room, work)
    expect((await standing(room, fileId)).body).toEqual({ fileId, kind: 'photo', state: 'ready' })
    const made = await room.call(
      'anyone',
      'POST /v1/public/cases',
      { ...lamp, files: [fileId] },
      { key: 'a-key-of-their-own' },
    )
    const again = await room.call(
      'anyone',
      'POST /v1/public/cases',
      { ...lamp, files: [fileId] },
      { key: 'a-key-of-their-own' },
    )
    expect([made.status, again.body]).toEqual([201, made.body])
    expect((await look('leader', fileId)).body).toMatchObject({ caseId: made.body.number, kind: 'photo' })
    const { body: ledger } = await room.call('leader', `GET /v1/cases/${made.body.number}/ledger`)
    expect(ledger.entries[0].facts.files).toEqual([fileId])
    const other = await room.call('anyone', 'POST /v1/public/cases', { ...lamp, files: [fileId] })
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'files.0'])
  })

  it('K2 is refused in a report when it is somebody else’s, given twice, or one too many', async () => {
    const { room, work, send } = await aDesk()
    const report = (files: string[]) => room.call('anyone', 'POST /v1/public/cases', { ...lamp, files })
    const [theirs, own] = [await send('worker'), await sent(room, work)]
    for (const [files, path] of [
      [[theirs], 'files.0'],
      [['nothing'], 'files.0'],
      [[own, own], 'files.1'],
      [['1', '2', '3', '4', '5', '6'], 'files'],
    ] as const) {
      const { status, body } = await report([...files])
      expect([status, body.errors[0].path]).toEqual([422, path])
    }
    expect((await report([own])).status).toBe(201)
  })

  it('K2 is asked for so often from one network, and no more', async () => {
    const room = await aCaseRoom()
    const ask = () => room.call('anyone', 'POST /v1/public/files', announced)
    for (let n = 0; n < 30; n++) expect((await ask()).status).toBe(201)
    const { status, body } = await ask()
    expect([status, body.retryAfter]).toEqual([429, 3600])
  })

  it('K2 for their own case belongs to it when it is found good; a wrong token gets nowhere', async () => {
    const { room, work } = await aDesk()
    const { number, token } = await opened(room)
    const ask = (as: string) => room.call('anyone', `POST /v1/public/cases/${number}/files`, announced, { token: as })
    expect((await ask('wrong')).status).toBe(404)
    const { status, body } = await ask(token)
    expect(status).toBe(201)
    room.files.sent(body.upload.fields, photo)
    const listed = async () => (await room.call('leader', `GET /v1/cases/${number}/files`)).body.items.length
    expect(await listed()).toBe(0)
    await room.call('anyone', `POST /v1/public/files/${body.fileId}/complete`)
    await work.drain()
    expect(await listed()).toBe(1)
  })

  it('K2 goes along with their reply', async () => {
    const { room, work } = await aDesk()
    const { number, token, give } = await opened(room)
    await give('worker', 'accept')
    await give('worker', 'ask-resident', { text: '请拍一张照片' })
    const fileId = await sent(room, work)
    const reply = { text: '见照片', files: [fileId] }
    const { status } = await room.call('anyone', `POST /v1/public/cases/${number}/reply`, reply, { token })
    expect(status).toBe(200)
    const { body } = await room.call('leader', `GET /v1/cases/${number}/files`)
    expect(body.items).toMatchObject([{ fileId }])
  })
})
