import { defaultConfig } from '@wangge/county'
import { place } from '@wangge/testing/a-room'
import { aFile } from '../file/testing/a-file.ts'
import { aCaseRoom, anOpenedCase, lamp, reporter } from '../testing/a-case-room.ts'

const category = 'interest-demolition'
const matter = { ...lamp, category, answers: { what: 'wall' }, ...reporter }
const aDemolition = async () => {
  const room = await aCaseRoom()
  const one = await anOpenedCase(room, matter)
  await one.give('worker', 'accept')
  const list = async (language = 'en') =>
    (await room.call('worker', `GET /v1/cases/${one.number}/evidence`, undefined, { language })).body
  /** Files of the worker's, as evidence for these items. */
  const papers = async (...items: ('drawing' | 'photo' | 'certificate' | 'result')[]) =>
    Promise.all(
      items.map(async (item) => {
        const kind = item === 'photo' || item === 'result' ? 'photo' : 'document'
        const fileId = await aFile(room, { fileId: `f-${item}-${Math.random().toString(36).slice(2)}`, kind })
        return { kind, fileId, item }
      }),
    )
  return { room, list, papers, ...one }
}
const note = { kind: 'note', text: '已拆除' }

describe('evidence that a category requires', () => {
  it('C21 needs drawing, photo and certificate from before the demolition: solving is blocked while one is missing', async () => {
    const { room, give, list, papers, number } = await aDemolition()
    const bare = await give('worker', 'solve', { evidence: [note] })
    expect([bare.status, bare.body.missing]).toEqual([422, ['drawing', 'photo', 'certificate', 'result']])
    expect(bare.body.errors[0]).toEqual({
      path: 'evidence.drawing',
      detail: '“Drawing before demolition” is missing (document, 0 of 1), to be handed in ahead of the solution',
    })
    const chinese = await room.call(
      'worker',
      `POST /v1/cases/${number}/solve`,
      { evidence: [note] },
      { language: 'zh-CN' },
    )
    expect(chinese.body.errors[0].detail).toBe('缺少“拆前图纸”（文件，需 1 份，已有 0 份），须在办结之前先行提交')

    expect((await give('worker', 'evidence', { evidence: await papers('drawing', 'photo') })).status).toBe(200)
    const seen = await list('zh-CN')
    expect(seen.complete).toBe(false)
    expect(seen.required.map(({ name, missing }: Record<string, unknown>) => `${name} ${missing}`)).toEqual([
      '拆前图纸 0',
      '拆前照片 0',
      '拆前证明 1',
      '拆后照片 1',
    ])
    // a certificate that comes only with the result was not there before
    const late = await give('worker', 'solve', { evidence: await papers('certificate', 'result') })
    expect([late.status, late.body.missing]).toEqual([422, ['certificate']])
    expect((await list()).given).toHaveLength(2)

    await give('worker', 'evidence', { evidence: await papers('certificate') })
    const result = await papers('result')
    expect((await give('worker', 'solve', { evidence: [...result, note] })).body.step).toBe('solved')
    const told = await list()
    expect(told).toMatchObject({
      complete: true,
      given: [
        { item: 'drawing', withSolution: false, memberId: 'worker' },
        {},
        {},
        { item: 'result', withSolution: true },
        { kind: 'note' },
      ],
    })
    const { body: ledger } = await room.call('worker', `GET /v1/cases/${number}/ledger`)
    expect(ledger.verified).toBe(true)
    expect(ledger.entries.map(({ command }: { command: string }) => command)).toEqual([
      'report',
      'accept',
      'add-evidence',
      'add-evidence',
      'solve',
    ])
  })

  it('C21 takes what was handed in once for a repeat, and asks for the result again after a failed check', async () => {
    const { give, list, papers } = await aDemolition()
    const before = { evidence: await papers('drawing', 'photo', 'certificate') }
    const [first, second] = [
      await give('worker', 'evidence', before, 'once'),
      await give('worker', 'evidence', before, 'once'),
    ]
    expect([first.status, second.body]).toEqual([200, first.body])
    expect((await list()).given).toHaveLength(3)
    const result = await papers('result')
    await give('worker', 'solve', { evidence: result })
    await give('secretary', 'check', { passed: false, note: '还有半堵墙' })
    const again = await give('worker', 'solve', { evidence: [note] })
    expect([again.status, again.body.missing]).toEqual([422, ['result']])
    expect((await give('worker', 'solve', { evidence: await papers('result') })).status).toBe(200)
  })

  it('C21 the photo from before is not the photo from after, nor is the one that failed its check', async () => {
    const { give, papers } = await aDemolition()
    const before = await papers('drawing', 'photo', 'certificate')
    await give('worker', 'evidence', { evidence: before })
    const same = await give('worker', 'solve', { evidence: [{ ...before[1], item: 'result' }] })
    expect([same.status, same.body.errors[0].path]).toEqual([422, 'evidence.0.fileId'])
    const result = await papers('result')
    await give('worker', 'solve', { evidence: result })
    await give('secretary', 'check', { passed: false, note: '还有半堵墙' })
    const old = await give('worker', 'solve', { evidence: result })
    expect([old.status, old.body.errors[0]]).toEqual([
      422,
      { path: 'evidence.0.fileId', detail: 'It was handed in before the case came back: show how it is now' },
    ])
  })

  it('C21 C4 holds on the spot too, where nothing can have been handed in ahead', async () => {
    const room = await aCaseRoom()
    const body = { ...matter, source: 'worker', solve: { evidence: [note] } }
    const refused = await room.call('worker', 'POST /v1/cases', body)
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'solve.evidence.drawing'])
    expect(room.told()).toEqual([])
  })

  it('C21 is the county’s: an item required from today on is required of what is open today', async () => {
    const standard = defaultConfig(place.county, { 'zh-CN': '测试县', en: 'Test' })
    const shot = {
      code: 'shot',
      name: { 'zh-CN': '修后照片', en: 'Photo after' },
      kind: 'photo' as const,
      when: 'any' as const,
      count: 1,
    }
    const categories = standard.categories.map((one) =>
      one.code === 'facility-lamp' ? { ...one, evidence: [shot] } : one,
    )
    const room = await aCaseRoom({ categories })
    const solve = async (evidence: object[]) =>
      room.call('worker', 'POST /v1/cases', { ...lamp, source: 'worker', solve: { evidence } })
    expect((await solve([note])).body.missing).toEqual(['shot'])
    expect((await solve([{ kind: 'photo', fileId: await aFile(room), item: 'shot' }])).status).toBe(201)
    expect((await solve([{ ...note, item: 'shot' }])).body.errors).toMatchObject([{ path: 'solve.evidence.0.kind' }])
  })

  it('C21 shows what is required only to those who may read the case', async () => {
    const { room, number } = await aDemolition()
    expect((await room.call('elsewhere', `GET /v1/cases/${number}/evidence`)).status).toBe(404)
    expect((await room.call('elsewhere', `POST /v1/cases/${number}/evidence`, { evidence: [note] })).status).toBe(404)
    expect((await room.call('volunteer', `POST /v1/cases/${number}/evidence`, { evidence: [note] })).status).toBe(403)
    const plain = await anOpenedCase(room)
    const { body } = await room.call('worker', `GET /v1/cases/${plain.number}/evidence`)
    expect(body).toEqual({ required: [], complete: true, given: [] })
  })
})
