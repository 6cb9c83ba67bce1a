import { type CountyConfig, CountyConfigRow, CountyConfigVersion, defaultConfig, type FormField } from '@wangge/county'
import { put, putNew } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aCaseRoom, type CaseRoom, lamp, reporter } from '../testing/a-case-room.ts'
import { AnswersRow } from './table/answers.ts'
import { CaseRow } from './table/case.ts'
import { LookRow } from './table/look.ts'

const standard = defaultConfig(place.county, { 'zh-CN': '测试县', en: 'Test' })
const wages = { ...lamp, category: 'interest-wages', description: '工地欠薪', ...reporter }
const answers = { employer: '甲工地', months: 3, amount: 24_000 }
const report = (room: CaseRoom, body: object, as: 'anyone' | 'worker' = 'anyone') =>
  room.call(as, as === 'anyone' ? 'POST /v1/public/cases' : 'POST /v1/cases', body)
const see = async (room: CaseRoom, number: string, query = '', language = 'en') =>
  (await room.call('worker', `GET /v1/cases/${number}${query}`, undefined, { language })).body

const withForm = (code: string, form: FormField[], version = 1): CountyConfig => ({
  ...standard,
  testPhones: true,
  version,
  categories: standard.categories.map((one) => (one.code === code ? { ...one, form } : one)),
})
const pole: FormField = {
  code: 'pole',
  name: { 'zh-CN': '灯杆编号', en: 'Number on the pole' },
  kind: 'text',
  required: true,
  sensitivity: 'open',
}

describe('answers to a category’s form', () => {
  it('C3 keeps them with the case and shows them with their labels, what is sensitive masked until a recorded look', async () => {
    const room = await aCaseRoom()
    const { body: made } = await report(room, { ...wages, answers })
    const caseId = made.number
    const seen = (await see(room, caseId)).answers
    expect(seen).toEqual([
      {
        code: 'employer',
        name: 'Employer or building site',
        kind: 'text',
        sensitivity: 'open',
        masked: false,
        value: '甲工地',
        text: '甲工地',
      },
      { code: 'months', name: 'Months owed', kind: 'number', sensitivity: 'open', masked: false, value: 3, text: '3' },
      {
        code: 'amount',
        name: 'Amount owed (yuan)',
        kind: 'number',
        sensitivity: 'sensitive',
        masked: true,
        text: '****',
      },
    ])
    expect((await see(room, caseId, '', 'zh-CN')).answers[1].name).toBe('拖欠几个月')
    expect((await room.table.list(LookRow, `case#${caseId}`, { prefix: 'look#' })).items).toHaveLength(0)
    expect((await see(room, caseId, '?unmask=true')).answers[2]).toMatchObject({ masked: false, value: 24_000 })
    expect((await room.table.list(LookRow, `case#${caseId}`, { prefix: 'look#' })).items).toHaveLength(1)
    // at rest and in what is told, nobody can read what was sealed
    const kept = JSON.stringify([await room.table.get(AnswersRow, { caseId }), room.told()])
    expect(kept).not.toContain('24000')
    expect(JSON.stringify(room.told())).not.toContain('甲工地')
  })

  it('C3 seals for somebody who left nothing but answers, and forgets with their key', async () => {
    const room = await aCaseRoom({
      categories: withForm('facility-lamp', [{ ...pole, sensitivity: 'personal' }]).categories,
    })
    const { body: made } = await report(room, { ...lamp, answers: { pole: 'A-17' } })
    const { subjectId = '' } = await room.table.need(CaseRow, { caseId: made.number })
    expect((await see(room, made.number, '?unmask=true')).answers).toMatchObject([{ text: 'A-17' }])
    await room.table.write(await room.engine.vault.erase(subjectId))
    expect((await see(room, made.number, '?unmask=true')).answers).toEqual([])
  })

  it('C3 refuses a report that leaves out what is required or answers what nobody asked, from whoever it comes', async () => {
    const room = await aCaseRoom({ categories: withForm('facility-lamp', [pole]).categories })
    for (const as of ['anyone', 'worker'] as const) {
      const body = { ...lamp, ...(as === 'worker' && { source: 'worker' }) }
      const refused = await report(room, { ...body, answers: { colour: 'red' } }, as)
      const paths = refused.body.errors.map(({ path }: { path: string }) => path)
      expect([refused.status, ...paths]).toEqual([422, 'answers.colour', 'answers.pole'])
      expect((await report(room, body, as)).body.errors).toMatchObject([
        { path: 'answers.pole', detail: 'Is required' },
      ])
      expect((await report(room, { ...body, answers: { pole: 'A-17' } }, as)).status).toBe(201)
    }
    expect(room.told()).toHaveLength(2)
  })

  it('C3 makes one case of a repeat, and costs nothing where nothing was answered', async () => {
    const room = await aCaseRoom()
    const again = () => room.call('anyone', 'POST /v1/public/cases', { ...wages, answers }, { key: 'one-report' })
    const [first, second] = [await again(), await again()]
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    const { body: made } = await report(room, { ...lamp, answers: {} })
    const found = await room.table.need(CaseRow, { caseId: made.number })
    expect(found.formVersion).toBeUndefined()
    expect((await see(room, made.number)).answers).toEqual([])
  })

  it('C3 shows an old case by the form that it was answered to, whatever the form is now', async () => {
    const before = withForm('facility-lamp', [pole])
    const room = await aCaseRoom(before)
    const { body: made } = await report(room, { ...lamp, answers: { pole: 'A-17' } })
    const lit: FormField = { ...pole, code: 'lit', kind: 'yes-no', name: { 'zh-CN': '还亮吗', en: 'Still lit' } }
    const after = withForm('facility-lamp', [lit, { ...pole, name: { 'zh-CN': '编号', en: 'Number' } }], 2)
    const current = await room.table.need(CountyConfigRow, {})
    await room.table.write([
      putNew(CountyConfigVersion, before),
      putNew(CountyConfigVersion, after),
      put(CountyConfigRow, { ...after, rev: current.rev }),
    ])
    room.moveTo('2026-11-23T02:02:00.000Z')
    const { body: now } = await report(room, { ...lamp, answers: { lit: false, pole: 'B-2' } })
    const words = async (number: string) =>
      (await see(room, number)).answers.map(({ name, text }: { name: string; text: string }) => `${name}: ${text}`)
    expect(await words(made.number)).toEqual(['Number on the pole: A-17'])
    expect(await words(now.number)).toEqual(['Still lit: No', 'Number: B-2'])

    const tree = async (query: string) =>
      (await room.call('volunteer', `GET /v1/categories${query}`)).body.categories.find(
        ({ code }: { code: string }) => code === 'facility-lamp',
      ).form
    expect([(await tree('')).length, (await tree('?version=1')).length]).toEqual([2, 1])
    expect((await room.call('volunteer', 'GET /v1/categories?version=9')).status).toBe(404)
  })
})

describe('the tree of categories', () => {
  it('C3 is served whole to staff: levels, forms, legal basis, what must be proved', async () => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('clerk', 'GET /v1/categories', undefined, { language: 'zh-CN' })
    expect([status, body.version, body.categories.length]).toEqual([200, 1, standard.categories.length])
    const found = body.categories.find(({ code }: { code: string }) => code === 'interest-demolition')
    expect(found).toMatchObject({ parent: 'interest', name: '房屋设施拆除', reportable: true, needsContact: true })
    expect(found.legalBasis[0]).toEqual({ title: '中华人民共和国城乡规划法', article: '第六十五条' })
    expect(found.evidence.map(({ name }: { name: string }) => name)).toEqual([
      '拆前图纸',
      '拆前照片',
      '拆前证明',
      '拆后照片',
    ])
    expect(found.form[0].choices[0]).toEqual({ code: 'house', name: '住房' })
    expect((await room.call('anyone', 'GET /v1/categories')).status).toBe(401)
  })

  it('C3 is served to anybody as far as a reporter needs it, without what is retired', async () => {
    const categories = standard.categories.map((one) => ({
      ...one,
      ...(one.code === 'facility-drain' && { retired: true }),
    }))
    const room = await aCaseRoom({ categories })
    const { body } = await room.call('anyone', 'GET /v1/public/categories')
    const codes = body.categories.map(({ code }: { code: string }) => code)
    expect(codes).not.toContain('facility-drain')
    const find = (wanted: string) => body.categories.find(({ code }: { code: string }) => code === wanted)
    expect(find('facility')).toEqual({
      code: 'facility',
      name: 'Public facilities',
      form: [],
      reportable: false,
      needsContact: false,
    })
    expect(find('facility-lamp')).toMatchObject({
      parent: 'facility',
      reportable: true,
      form: [{ code: 'pole', required: false }],
    })
    expect(find('interest-wages')).toMatchObject({ needsContact: true })
    // whatever is offered can be reported, and nothing else
    for (const { code, reportable } of body.categories.filter(
      ({ parent }: { parent?: string }) => parent === 'facility',
    ))
      expect([code, (await report(room, { ...lamp, category: code })).status]).toEqual([code, reportable ? 201 : 422])
    expect((await report(room, { ...lamp, category: 'facility-drain' })).status).toBe(422)
  })
})
