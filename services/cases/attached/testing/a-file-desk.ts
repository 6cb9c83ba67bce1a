import { aPhoto } from '@wangge/testing/a-photo'
import { atWork } from '@wangge/testing/at-work'
import { queue } from '../../queue.ts'
import { aCaseRoom, type CaseRoom, start, type Who } from '../../testing/a-case-room.ts'

export const photo = aPhoto({ width: 64, height: 48 })
export const anAnnouncedPhoto = { kind: 'photo', type: 'image/jpeg', bytes: photo.length } as const
export const after = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

/** The room of cases and its worker, with somebody at a desk who sends files. */
export const aDesk = async () => {
  const room = await aCaseRoom()
  const work = atWork(queue, room)
  const ask = (as: Who, more: object = {}, key?: string) =>
    room.call(as, 'POST /v1/files', { ...anAnnouncedPhoto, ...more }, { key })
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
export const keysOf = ({ files }: CaseRoom) => [...files.objects.keys()]
export const solve = (fileId: string) => ({ evidence: [{ kind: 'photo', fileId }] })
