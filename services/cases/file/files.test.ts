import { createHash } from 'node:crypto'
import { aBomb, cameraWords } from '@wangge/testing/a-photo'
import { aDesk, after, keysOf, photo, solve } from '../attached/testing/a-file-desk.ts'
import { CaseRow } from '../case/table/case.ts'
import { LookRow } from '../case/table/look.ts'
import { anOpenedCase, lamp } from '../testing/a-case-room.ts'

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
    const { number, give } = await anOpenedCase(room)
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
