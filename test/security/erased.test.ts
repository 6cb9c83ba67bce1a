import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { marker, markersIn } from '@wangge/cases/testing/planted'
import { aCounty } from '../county/a-county.ts'

/** Every row of every table of a county's file: rows, outbox, queues, dead letters. */
const everything = (file: string): string => {
  const database = new DatabaseSync(file, { readOnly: true })
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  // the mailbox is no part of the county: it stands for the phones that messages arrive at
  const kept = names.filter(({ name }) => name !== 'mailbox')
  const rows = kept.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()])
  database.close()
  return JSON.stringify(rows)
}

describe('what a county keeps of somebody who had their case erased', () => {
  it('I5 is nothing they or anybody wrote: not in a row, an outbox, a queue or a message of any room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wangge-erased-'))
    const county = await aCounty({ data: folder })
    try {
      const grid = county.account('grid-worker').areaCode
      const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
        const answer = await fetch(county.baseUrl + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        })
        const text = await answer.text()
        expect([path, answer.ok, text]).toEqual([path, true, text])
        await county.embedded.drain()
        return JSON.parse(text)
      }
      const { number, token } = await send('/v1/public/cases', {
        gridCode: grid,
        category: 'facility-lamp',
        description: `${marker(1)}家门口的路灯不亮`,
        name: marker(2),
        address: `村口${marker(3)}`,
        phone: '10012345678',
      })
      const own = { 'x-case-token': token }
      const tokens = new Map<string, string>()
      const give = async (role: string, verb: string, body: object) => {
        const held = tokens.get(role) ?? (await county.tokenOf(role))
        tokens.set(role, held)
        return send(`/v1/cases/${number}/${verb}`, body, { authorization: `Bearer ${held}` })
      }
      await give('grid-worker', 'accept', { note: marker(4) })
      await give('grid-worker', 'ask-resident', { text: `${marker(5)}在哪一侧` })
      await send(`/v1/public/cases/${number}/reply`, { text: marker(6) }, own)
      await give('village-secretary', 'publish', { text: marker(7) })
      await give('grid-worker', 'solve', { evidence: [{ kind: 'note', text: marker(8) }] })
      await give('grid-leader', 'check', { passed: true, note: marker(9) })
      await give('grid-leader', 'answer', { text: `${marker(10)}已修好` })
      await send(`/v1/public/cases/${number}/rating`, { stars: 4, comment: marker(11) }, own)
      const file = join(folder, 'county.sqlite')
      // names and addresses were never there in clear; what was written is, until it is erased
      expect(markersIn(everything(file))).toEqual([1, 4, 5, 6, 7, 8, 9, 10, 11].map(marker).sort())
      expect(everything(file).includes('10012345678')).toBe(false)

      await send(`/v1/public/cases/${number}/erase`, {}, own)
      expect(markersIn(everything(file))).toEqual([])
    } finally {
      await county[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    }
  })
})
