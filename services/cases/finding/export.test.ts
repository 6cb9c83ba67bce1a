import { place } from '@wangge/testing/a-room'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { aCaseRoom, anOpenedCase, secret, type Who } from '../testing/a-case-room.ts'
import { aFullRoom, arbitraryQuestion, asText, listReaders, type Query, walkedPages } from './testing/case-lists.ts'
import { caseTable } from './work/case-table.ts'

const { village, grid, otherGrid } = place

type Room = Awaited<ReturnType<typeof aCaseRoom>>
/** A file as a spreadsheet opens it; bytes of the mark included. */
const taken = async (room: Room, as: Who, query: Query = {}, language = 'zh-CN') => {
  const answer = await room.call(as, `GET /v1/cases/export?${asText(query)}`, undefined, { language })
  const lines: string[][] = answer.status === 200 ? parse(answer.text, { bom: true }) : []
  return { ...answer, header: lines[0] ?? [], lines: lines.slice(1) }
}

describe('a list as a file', () => {
  it('L1 L4 holds the list of the same question, line by line, whoever asks', async () => {
    const { room } = await aFullRoom()
    let found = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...listReaders), arbitraryQuestion, async (as, query) => {
        const list = await walkedPages(room, as, query)
        const file = await taken(room, as, query)
        expect([file.status, file.lines.map(([number]) => number)]).toEqual([
          list.status,
          list.items.map(({ caseId }) => caseId),
        ])
        found += file.lines.length
      }),
      { numRuns: 100 },
    )
    expect(found).toBeGreaterThan(50)
  })

  it('L4 says in words what an office reads, in the reader’s language, for any spreadsheet', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    const { text, headers, header, lines } = await taken(room, 'secretary')
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="cases-2026-11-23.csv"',
      'cache-control': 'no-store',
    })
    expect(header.slice(0, 4)).toEqual(['事项编号', '类别', '标题', '类型'])
    const said = Object.fromEntries(header.map((title, n) => [title, lines[0]?.[n]]))
    expect(said).toMatchObject({
      事项编号: number,
      类别: '路灯损坏',
      标题: '村口的路灯不亮了，晚上走路看不见。',
      类型: '一般性',
      环节: '已受理',
      承办岗位: `${grid} 号 网格员`,
      承办人: 'worker',
      上报时间: '2026-11-23 10:00',
      逾期: '',
    })
    expect(text).not.toMatch(/王|12345678|南巷/)
    expect((await taken(room, 'secretary', {}, 'en')).header.slice(0, 2)).toEqual(['Number', 'Category'])
  })

  it('C20 leaves confidential cases out, even for those who may see them', async () => {
    const room = await aCaseRoom()
    const plain = await anOpenedCase(room)
    const { number } = await anOpenedCase(room, secret)
    expect((await walkedPages(room, 'official', {})).items.map(({ caseId }) => caseId)).toContain(number)
    for (const as of listReaders) {
      const { lines, text } = await taken(room, as)
      expect(lines.every(([one]) => one === plain.number)).toBe(true)
      expect(text).not.toContain(number)
    }
  })

  it('L4 is recorded, with nothing that somebody typed to find a person, for those who watch over it', async () => {
    const room = await aCaseRoom()
    await anOpenedCase(room, { phone: '10012345678' })
    await taken(room, 'secretary', { state: 'open', area: village })
    await taken(room, 'official', { reporter: '10012345678' })
    await taken(room, 'worker', { q: '王小梅' })
    const { body } = await room.call('auditor', 'GET /v1/case-exports')
    expect(body.items).toEqual([
      {
        exportId: expect.any(String),
        at: expect.any(String),
        memberId: 'worker',
        areaIds: [grid],
        asked: { q: '…' },
        lines: 0,
      },
      {
        exportId: expect.any(String),
        at: expect.any(String),
        memberId: 'official',
        areaIds: [place.township],
        asked: { reporter: '…' },
        lines: 1,
      },
      {
        exportId: expect.any(String),
        at: expect.any(String),
        memberId: 'secretary',
        areaIds: [village],
        asked: { state: 'open' },
        lines: 1,
      },
    ])
    expect((await room.call('secretary', 'GET /v1/case-exports')).status).toBe(403)
    const rows = JSON.stringify(room.driver.database.prepare("SELECT * FROM rows WHERE e = 'export'").all())
    expect(rows).not.toMatch(/小梅|12345678/)
  })

  it('L4 refuses what the list refuses, and records nothing', async () => {
    const room = await aCaseRoom()
    for (const [as, query, status] of [
      ['secretary', { area: otherGrid }, 404],
      ['volunteer', {}, 403],
      ['anyone', {}, 401],
      ['secretary', { period: '2026-13' }, 422],
      ['secretary', { limit: '3' }, 422],
    ] as const)
      expect((await taken(room, as, query)).status).toBe(status)
    expect((await room.call('auditor', 'GET /v1/case-exports')).body.items).toEqual([])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '00123E4567', '0012345678'])(
    'L4 has no cell %j that a spreadsheet would run or take for a figure',
    async (name) => {
      const { engine } = await aCaseRoom()
      const config = await engine.county.config()
      const brief = { caseId: name, areaId: grid, step: 'reported', category: name, title: name, class: 'general' }
      const holder = { role: 'grid-worker', areaId: grid }
      const file = await caseTable(
        [{ ...brief, holder, reportedAt: '2026-11-23T02:00:00.000Z', level: 'grid' } as never],
        {
          config,
          language: 'zh-CN',
          now: '2026-11-23T02:00:00.000Z',
          county: { lineage: async () => [{ level: 'grid', name } as never] },
        },
      )
      const cells = (parse(file, { bom: true }) as string[][])[1] ?? []
      expect(cells.filter((cell) => cell.startsWith("'")).length).toBeGreaterThanOrEqual(3)
      expect(cells.filter((cell) => /^[=+\-@\t＝]|^\d+(E\d+)?$/.test(cell))).toEqual([])
    },
  )
})
