import { aDesk, anAnnouncedPhoto, photo } from '../attached/testing/a-file-desk.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, lamp } from '../testing/a-case-room.ts'

describe('a file that a resident sends', () => {
  const standing = (room: CaseRoom, fileId: string) => room.call('anyone', `GET /v1/public/files/${fileId}`)
  const sent = async (room: CaseRoom, work: { drain(): Promise<unknown> }) => {
    const { body } = await room.call('anyone', 'POST /v1/public/files', anAnnouncedPhoto)
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
    const ask = () => room.call('anyone', 'POST /v1/public/files', anAnnouncedPhoto)
    for (let n = 0; n < 30; n++) expect((await ask()).status).toBe(201)
    const { status, body } = await ask()
    expect([status, body.retryAfter]).toEqual([429, 3600])
  })

  it('K2 for their own case belongs to it when it is found good; a wrong token gets nowhere', async () => {
    const { room, work } = await aDesk()
    const { number, token } = await anOpenedCase(room)
    const ask = (as: string) =>
      room.call('anyone', `POST /v1/public/cases/${number}/files`, anAnnouncedPhoto, { token: as })
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

  it('K2 C6 added by itself has a line in the ledger, once; one that is refused has none', async () => {
    const { room, work } = await aDesk()
    const { number, token, follow } = await anOpenedCase(room)
    const add = async (bytes: Buffer) => {
      const path = `POST /v1/public/cases/${number}/files` as const
      const { body } = await room.call('anyone', path, { ...anAnnouncedPhoto, bytes: bytes.length }, { token })
      room.files.sent(body.upload.fields, bytes)
      for (let times = 0; times < 2; times++) await room.call('anyone', `POST /v1/public/files/${body.fileId}/complete`)
      await work.drain()
      await room.hear()
      return body.fileId as string
    }
    const fileId = await add(photo)
    await add(Buffer.from('%PDF-1.7'))
    const { body } = await room.call('leader', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
    expect(body.entries).toHaveLength(2)
    expect(body.entries[1]).toMatchObject({
      command: 'add-file',
      actor: { kind: 'resident' },
      from: 'reported',
      to: 'reported',
      facts: { kind: 'photo', files: [fileId] },
    })
    expect((await follow()).body.steps).toHaveLength(1)
  })

  it('K2 is taken for their case only while it is being handled', async () => {
    const { room, work } = await aDesk()
    const { number, token, give } = await anOpenedCase(room)
    const ask = () => room.call('anyone', `POST /v1/public/cases/${number}/files`, anAnnouncedPhoto, { token })
    const { body } = await ask()
    await give('official', 'cancel', { reason: '重复', text: '请拨打 12345。' })
    const { status, body: problem } = await ask()
    expect([status, problem.step]).toEqual([409, 'cancelled'])
    // asked for in time, sent too late: it is looked at, and the ledger of what is over stays as it is
    room.files.sent(body.upload.fields, photo)
    await room.call('anyone', `POST /v1/public/files/${body.fileId}/complete`)
    await work.drain()
    const { entries } = (await room.call('official', `GET /v1/cases/${number}/ledger`)).body
    expect(entries).toHaveLength(2)
  })

  it('K2 goes along with their reply', async () => {
    const { room, work } = await aDesk()
    const { number, token, give } = await anOpenedCase(room)
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
