import { aCaseRoom, anOpenedCase, lamp } from '../testing/a-case-room.ts'
import { CaseFile } from './table/file.ts'
import { aFile } from './testing/a-file.ts'

const photo = (fileId: string) => ({
  evidence: [
    { kind: 'note', text: '已更换' },
    { kind: 'photo', fileId },
  ],
})
const accepted = async () => {
  const room = await aCaseRoom()
  const one = await anOpenedCase(room)
  await one.give('worker', 'accept')
  const fileOf = (fileId: string) => room.table.need(CaseFile, { fileId })
  return { room, fileOf, ...one }
}

describe('files as evidence', () => {
  it('K2 belong to the case from the moment they are named, and are named again only for it', async () => {
    const { room, fileOf, number, give } = await accepted()
    const fileId = await aFile(room)
    expect((await give('worker', 'solve', photo(fileId), 'once')).status).toBe(200)
    expect((await fileOf(fileId)).of).toBe(`case#${number}`)
    expect((await give('worker', 'solve', photo(fileId), 'once')).status).toBe(200)

    const other = await anOpenedCase(room)
    await other.give('worker', 'accept')
    const second = await other.give('worker', 'solve', photo(fileId))
    expect(second.status).toBe(422)
    expect(second.body.errors).toEqual([{ path: 'evidence.1.fileId', detail: 'The file was used already' }])
  })

  it.each([
    ['nobody knows', undefined, 'No such file'],
    ["is another's", { memberId: 'neighbour' }, 'No such file'],
    ['was not sent', { state: 'open' }, 'The file was not sent completely'],
    ['is being looked at', { state: 'received' }, 'The file is still being looked at; try again shortly'],
    ['was refused', { state: 'refused' }, 'The file was refused'],
    ['is a recording', { kind: 'voice' }, 'A file of another kind'],
  ] as const)('K2 refuses one that %s, and changes nothing', async (_, more, detail) => {
    const { room, number, give } = await accepted()
    if (more) await aFile(room, more)
    const { status, body } = await give('worker', 'solve', photo('photo-1'))
    expect([status, body.errors]).toEqual([422, [{ path: 'evidence.1.fileId', detail }]])
    const { body: still } = await room.call('worker', `GET /v1/cases/${number}`)
    expect(still.step).toBe('accepted')
  })

  it('K2 refuses the same file twice', async () => {
    const { room, give } = await accepted()
    await aFile(room)
    const one = { kind: 'photo', fileId: 'photo-1' }
    const { status, body } = await give('worker', 'solve', { evidence: [one, one] })
    expect([status, body.errors[0].path]).toEqual([422, 'evidence.1.fileId'])
  })

  it('K2 go along when a case is opened and solved on the spot', async () => {
    const room = await aCaseRoom()
    const fileId = await aFile(room)
    const report = { ...lamp, source: 'worker', solve: { evidence: [{ kind: 'photo', fileId }] } }
    const made = await room.call('worker', 'POST /v1/cases', report, { key: 'once' })
    const again = await room.call('worker', 'POST /v1/cases', report, { key: 'once' })
    expect([made.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(made.body)
    expect((await room.table.need(CaseFile, { fileId })).of).toBe(`case#${made.body.caseId}`)
    const used = await room.call('worker', 'POST /v1/cases', report)
    expect([used.status, used.body.errors[0].path]).toEqual([422, 'solve.evidence.0.fileId'])
  })
})
