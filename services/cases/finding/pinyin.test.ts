import { fold } from '@wangge/folding'
import { readingsIn } from '@wangge/folding/reader'
import { readings } from '@wangge/folding/readings'
import { place } from '@wangge/testing/a-room'
import fc from 'fast-check'
import { aCaseRoom, anOpenedCase, type CaseRoom, start, type Who, walk } from '../testing/a-case-room.ts'

const { village, grid, nextGrid, otherGrid } = place
const places = [grid, nextGrid, otherGrid]
const texts = [
  '村口的路灯不亮了，晚上走路看不见。',
  '東風街12號樓前下水道堵塞，污水橫流，請儘快處理！',
  'A座3楼电梯 LED 屏坏了\n按钮也不灵',
  '银行门口的长椅重新刷漆，绿化带没人管',
  '老人獨居，需要照護；電話沒有人接。门牌上写着 Dàyuán 和 Café',
]

const numbersOf = async (room: CaseRoom, as: Who, q: string): Promise<string[]> => {
  const { status, body } = await room.call(as, `GET /v1/cases?${new URLSearchParams({ q, limit: '100' })}`)
  expect([q, status]).toEqual([q, 200])
  return body.items.map(({ caseId }: { caseId: string }) => caseId)
}
const rowsOf = ({ driver }: CaseRoom, entity: string): string =>
  JSON.stringify(driver.database.prepare('SELECT pk, sk, r, d FROM rows WHERE e = ? ORDER BY pk, sk').all(entity))

const aRoomToSearch = async () => {
  const room = await aCaseRoom()
  const made: { number: string; text: string }[] = []
  for (const [n, text] of [...texts, ...texts].entries()) {
    // over three months
    room.moveTo(new Date(Date.parse(start) + n * 9 * 24 * 3_600_000).toISOString())
    const more = { gridCode: places[n % places.length], description: text }
    const confidential = n === 5 || n === 6 ? { category: 'dispute-family', phone: '10012345678' } : {}
    made.push({ number: (await anOpenedCase(room, { ...more, ...confidential })).number, text })
  }
  await room.hear()
  return { room, made }
}

describe('searching cases by pinyin', () => {
  let here: Awaited<ReturnType<typeof aRoomToSearch>>
  beforeAll(async () => {
    here = await aRoomToSearch()
  })
  const at = (...places: number[]) => places.map((n) => here.made[n]?.number)

  it.each([
    ['ludeng', [5, 0]],
    ['lu deng', [5, 0]],
    ['LuDeng', [5, 0]],
    ['lùdēng', [5, 0]],
    ['ld', [7, 5, 2, 0]],
    ['路deng', [5, 0]],
    ['ludeng 晚上', [5, 0]],
    ['ludeng wanshang cunkou', [5, 0]],
    ['ludeng xiashuidao', []],
    ['12haolou', [6, 1]],
    ['A座sanlou', []],
    ['A座3lou', [7, 2]],
    ['led', [7, 2]],
    ['LED ping', [7, 2]],
    ['yinhang', [8, 3]],
    ['yinxing', [8, 3]],
    ['zhangyi', [8, 3]],
    ['changyi', [8, 3]],
    ['chongxin', [8, 3]],
    ['zhongxin', [8, 3]],
    ['lvhua', [8, 3]],
    ['dianhua meiyouren', [9, 4]],
    [`${village}hao ludeng`, [0]],
    ['donghu', []],
    ['dàyuán', [9, 4]],
    ['café', [9, 4]],
    ['写着DÀ', [9, 4]],
  ])('L6 finds by %s what has it', async (q, found) => {
    expect([q, await numbersOf(here.room, 'official', q)]).toEqual([q, at(...found)])
  })

  it('L6 finds whatever is in a text by its pinyin, for those who may read it and nobody else', async () => {
    const { room, made } = here
    const people = ['worker', 'neighbour', 'elsewhere', 'secretary', 'official', 'boss', 'clerk'] as const
    const readable = new Map<Who, Set<string>>()
    for (const as of people) {
      const seen = new Set<string>()
      for (const { number } of made)
        if ((await room.call(as, `GET /v1/cases/${number}`)).status === 200) seen.add(number)
      readable.set(as, seen)
    }
    const known = readingsIn([...readings().byLetter.values()])
    const readingsOf = (one: string) => [...known].flatMap(([syllable, some]) => (some.includes(one) ? syllable : []))
    const part = fc.record({ n: fc.nat(texts.length - 1), from: fc.nat(40), length: fc.integer({ min: 2, max: 6 }) })
    let found = 0
    await fc.assert(
      fc.asyncProperty(part, fc.nat(5), fc.constantFrom(...people), async ({ n, from, length }, which, as) => {
        const characters = [...fold(texts[n] as string)]
        const run = characters.slice(from % characters.length, (from % characters.length) + length)
        fc.pre(run.length > 1 && run.every((one) => /\p{Script=Han}/u.test(one)))
        const q = run.map((one) => readingsOf(one)[which % readingsOf(one).length]).join('')
        const has = (text: string) => [...fold(text)].join('').includes(run.join(''))
        const numbers = await numbersOf(room, as, q)
        found += numbers.length
        for (const { number, text } of made)
          if (has(text)) expect([q, numbers.includes(number)]).toEqual([q, readable.get(as)?.has(number)])
        for (const one of numbers) expect(readable.get(as)?.has(one)).toBe(true)
      }),
      { numRuns: 150 },
    )
    expect(found).toBeGreaterThan(50)
  })

  it('L6 I5 forgets the pinyin of words that were taken out or erased', async () => {
    const room = await aCaseRoom()
    const one = await anOpenedCase(room, { description: '请打电话给王小梅，路灯坏了' })
    await room.hear()
    expect(await numbersOf(room, 'boss', 'wangxiaomei')).toEqual([one.number])
    const { body } = await room.call('boss', `GET /v1/cases/${one.number}`)
    const said = { description: '请打电话给他，路灯坏了', reason: '居民要求' }
    const { status } = await room.call('boss', `POST /v1/cases/${one.number}/redact`, said, { rev: body.rev })
    expect(status).toBe(200)
    await room.hear()
    expect(await numbersOf(room, 'boss', 'wangxiaomei')).toEqual([])
    expect(await numbersOf(room, 'boss', 'ludeng')).toEqual([one.number])
    await walk(one)
    room.moveTo('2032-11-23T02:00:00.000Z')
    await room.ring('erase-kept')
    await room.hear()
    expect(await numbersOf(room, 'boss', 'ludeng')).toEqual([])
  })
})

describe('how characters are read', () => {
  const before = async () => {
    const made = await aRoomToSearch()
    made.room.driver.database.exec("DELETE FROM rows WHERE e = 'readings'")
    expect(await numbersOf(made.room, 'boss', 'changyi')).toEqual([])
    expect(await numbersOf(made.room, 'boss', '长椅')).toHaveLength(2)
    expect(await numbersOf(made.room, 'boss', 'led')).toHaveLength(2)
    return made
  }

  it('L6 is written down by the next ring after an upgrade, once, and cases from before are found', async () => {
    const { room, made } = await before()
    await room.ring('write-readings')
    expect(await numbersOf(room, 'official', 'changyi')).toEqual([made[8]?.number, made[3]?.number])
    const written = rowsOf(room, 'readings')
    await room.ring('write-readings')
    expect(rowsOf(room, 'readings')).toBe(written)
  })

  it('L6 is written down with the first case that is reported, before any ring', async () => {
    const { room } = await before()
    await anOpenedCase(room, {})
    await room.hear()
    expect(await numbersOf(room, 'official', 'changyi')).toHaveLength(2)
  })

  it('L6 takes the place of what another version wrote, all at once', async () => {
    const { room, made } = await before()
    await room.ring('write-readings')
    room.driver.database.exec(`UPDATE rows SET d = '{"readings":"li长","version":"old"}' WHERE e = 'readings'`)
    expect(await numbersOf(room, 'boss', 'changyi')).toEqual([])
    await Promise.all([room.ring('write-readings'), room.ring('write-readings')])
    expect(await numbersOf(room, 'official', 'changyi')).toEqual([made[8]?.number, made[3]?.number])
    expect(rowsOf(room, 'readings')).not.toContain('old')
  })
})
