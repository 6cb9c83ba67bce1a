import { aDesk, after, keysOf, solve } from '../attached/testing/a-file-desk.ts'
import { removeFilesOf } from '../case/work/files.ts'
import { anOpenedCase } from '../testing/a-case-room.ts'
import { ofCase } from './table/file.ts'

describe('a file that belongs to nothing', () => {
  it('K2 is deleted after a day, sent or not; one that belongs to a case stays', async () => {
    const { room, work, ask, look, send } = await aDesk()
    const [unsent, unused, used] = [(await ask('worker')).body.fileId, await send('worker'), await send('worker')]
    const { give } = await anOpenedCase(room)
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
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    await give('worker', 'solve', solve(fileId))
    expect(await removeFilesOf(ofCase(number), room.engine)).toBe(1)
    expect([keysOf(room), (await look('worker', fileId)).status]).toEqual([[], 404])
    expect(await removeFilesOf(ofCase(number), room.engine)).toBe(0)
  })
})
