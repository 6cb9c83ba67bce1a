import { keptKey, thumbnailKey } from '@wangge/files'
import { CaseFile } from '../file/table/file.ts'
import { aFile } from '../file/testing/a-file.ts'
import { askingConfig } from '../open311/testing/an-open311-client.ts'
import { aCaseRoom, anOpenedCase, reporter, walk } from '../testing/a-case-room.ts'
import { everyRow, marker, markersIn } from '../testing/planted.ts'

type Line = { command: string; rev: number; silenced?: true; note?: string; facts: Record<string, unknown> }

/** A county whose lamps are public and have questions, and want a photo. */
const asksForPhoto = {
  categories: askingConfig.categories.map((one) =>
    one.code === 'facility-lamp'
      ? {
          ...one,
          form: one.form?.map((field) => ({
            ...field,
            sensitivity: field.code === 'pole' ? ('personal' as const) : field.sensitivity,
          })),
          evidence: [
            {
              code: 'mended',
              name: { 'zh-CN': '修好的照片', en: 'Mended' },
              kind: 'photo' as const,
              when: 'any' as const,
              count: 1,
            },
          ],
        }
      : one,
  ),
}

describe('taking personal data out of a case (I5)', () => {
  it('I5 takes personal data out of what was written, and the ledger says that it was', async () => {
    const room = await aCaseRoom()
    const own = await anOpenedCase(room, { ...reporter, description: `${marker(1)}家的狗叫` })
    const { number, give } = own
    await walk(own)
    await room.call(
      'anyone',
      `POST /v1/public/cases/${number}/rating`,
      { stars: 3, comment: marker(2) },
      { token: own.token },
    )
    const { body: ledger } = await room.call('secretary', `GET /v1/cases/${number}/ledger`)
    const dispatched = ledger.entries.find(({ command }: Line) => command === 'dispatch').rev
    expect((await give('worker', 'redact', { comment: '', reason: '有姓名' })).status).toBe(403)
    expect((await give('secretary', 'redact', { reason: '有姓名' })).status).toBe(422)
    expect((await give('secretary', 'redact', { entries: [99], reason: '有姓名' })).body.errors[0].path).toBe(
      'entries.0',
    )
    const redaction = { description: '某家的狗叫', comment: '', entries: [dispatched], reason: '写了邻居姓名' }
    const { status, body } = await give('secretary', 'redact', redaction, 'redact-000000001')
    expect([status, body.command]).toEqual([200, 'redact'])
    expect((await give('secretary', 'redact', redaction, 'redact-000000001')).body).toEqual(body)

    expect(markersIn(everyRow(room))).toEqual([])
    expect(everyRow(room)).not.toContain('请尽快')
    const { body: lists } = await room.call('secretary', 'GET /v1/cases')
    expect(lists.items[0].title).toBe('某家的狗叫')
    const { body: after } = await room.call('secretary', `GET /v1/cases/${number}/ledger`)
    expect(after.verified).toBe(true)
    expect(after.entries.filter(({ silenced }: Line) => silenced).map(({ command }: Line) => command)).toEqual([
      'dispatch',
      'rate',
    ])
    expect(after.entries.at(-1)).toMatchObject({
      command: 'redact',
      note: '写了邻居姓名',
      facts: { fields: ['description', 'comment'] },
    })
  })

  it('I5 takes out single answers, open or sealed, and no others', async () => {
    const room = await aCaseRoom(asksForPhoto)
    const { number, give } = await anOpenedCase(room, { ...reporter, answers: { pole: marker(1), kind: ['dark'] } })
    const codes = async () =>
      (await room.call('secretary', `GET /v1/cases/${number}`)).body.answers.map(({ code }: { code: string }) => code)
    expect(await codes()).toEqual(['pole', 'kind'])
    const wrong = await give('secretary', 'redact', { answers: ['pole', 'colour'], reason: '有姓名' })
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'answers.1'])
    expect((await give('secretary', 'redact', { answers: ['pole'], reason: '有姓名' })).status).toBe(200)
    expect(await codes()).toEqual(['kind'])
    const { body } = await room.call('secretary', `GET /v1/cases/${number}/ledger`)
    expect([body.verified, body.entries.at(-1).facts]).toMatchObject([
      true,
      { fields: [], entries: [], answers: ['pole'] },
    ])
    expect((await give('secretary', 'redact', { answers: ['pole'], reason: '有姓名' })).status).toBe(422)
  })

  it('I5 I3 writes the public text anew, or takes it away, in its row and in the ledger', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    expect((await give('secretary', 'redact', { publicText: '新', reason: '有姓名' })).status).toBe(409)
    await give('secretary', 'publish', { text: `${marker(1)}家门口的路灯` })
    await give('secretary', 'publish', { text: `${marker(2)}家门口的路灯` })
    const shown = async () => {
      const { body } = await room.call('anyone', 'GET /v1/public/cases')
      return body.items.map(({ text }: { text?: string }) => text)
    }
    expect((await give('secretary', 'redact', { publicText: '某家门口的路灯', reason: '有姓名' })).status).toBe(200)
    expect([await shown(), markersIn(everyRow(room))]).toEqual([['某家门口的路灯'], []])
    expect((await give('secretary', 'redact', { publicText: '', reason: '看得出是谁' })).status).toBe(200)
    expect([await shown(), everyRow(room).includes('某家')]).toEqual([[undefined], false])
    const { body } = await room.call('auditor', `GET /v1/cases/${number}/ledger`)
    expect([body.verified, body.entries.filter(({ silenced }: Line) => silenced).length]).toEqual([true, 2])
  })

  it('I5 K2 deletes single files, which prove nothing any more and are shown to nobody', async () => {
    const room = await aCaseRoom(asksForPhoto)
    const asked = { ...reporter, answers: { pole: 'A 1' } }
    const { number, give } = await anOpenedCase(room, asked)
    const [gone, stays] = [await aFile(room), await aFile(room, { fileId: 'photo-2' })]
    for (const fileId of [gone, stays])
      for (const key of [keptKey(fileId), thumbnailKey(fileId)])
        await room.files.put(key, Buffer.from(fileId), 'image/jpeg')
    await give('worker', 'accept')
    await give('worker', 'evidence', { evidence: [{ kind: 'photo', fileId: gone, item: 'mended' }] })
    await give('worker', 'evidence', { evidence: [{ kind: 'photo', fileId: stays }] })
    await give('secretary', 'publish', { text: '路灯', fileIds: [gone, stays] })
    const other = await anOpenedCase(room, asked)
    for (const [what, files] of [
      [other.give, [gone]],
      [give, [stays, 'photo-3']],
    ] as const) {
      const { status, body } = await what('secretary', 'redact', { files, reason: '拍到邻居' })
      expect([status, body.errors[0].path]).toEqual([422, `files.${files.length - 1}`])
    }
    const take = () => give('secretary', 'redact', { files: [gone], reason: '拍到邻居' }, 'redact-000000001')
    expect([(await take()).status, (await take()).status]).toEqual([200, 200])

    expect(await room.table.get(CaseFile, { fileId: gone })).toBeUndefined()
    for (const keyOf of [keptKey, thumbnailKey])
      expect([await room.files.size(keyOf(gone)), await room.files.size(keyOf(stays))]).toEqual([undefined, 7])
    const { body: shown } = await room.call('anyone', 'GET /v1/public/cases')
    expect(shown.items.find((one: { number: string }) => one.number === number).photos).toEqual([
      `/v1/public/cases/${number}/photos/${stays}`,
    ])
    const { body: proof } = await room.call('worker', `GET /v1/cases/${number}/evidence`)
    expect([proof.complete, proof.given.map(({ fileId }: { fileId: string }) => fileId)]).toEqual([false, [stays]])
    const solved = await give('worker', 'solve', { evidence: [{ kind: 'note', text: '已修' }] })
    expect([solved.status, solved.body.missing]).toEqual([422, ['mended']])
  })
})
