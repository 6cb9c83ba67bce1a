import { AreaNode } from '@wangge/county'
import { putNew } from '@wangge/table'
import { aGridRoom, county, township, village } from '../testing/a-grid-room.ts'

const header = 'code,name,level,kind,parentCode\n'
const longFile = `${header}${county}000000,测试县,county,area,
${township}000,测试镇,township,area,${county}000000
${village},甲村,village,area,${township}000
`

describe('codes of areas in an import', () => {
  it('A5 takes a code of twelve digits whose tail is zeros for the one of nine or six, and keeps the short one', async () => {
    const { load, table } = await aGridRoom()
    expect((await load('areas', longFile)).body).toMatchObject({ added: 3, refused: 0 })
    expect(await table.get(AreaNode, { areaId: township })).toMatchObject({ code: township, path: [county, township] })
    expect(await table.get(AreaNode, { areaId: `${township}000` })).toBeUndefined()
    const short = `${header}${township},测试镇,township,area,${county}\n`
    expect((await load('areas', short)).body).toMatchObject({ added: 0, unchanged: 1 })
    const twice = `${short}${township}000,测试镇,township,area,${county}\n`
    expect((await load('areas', twice)).body).toMatchObject({ refused: 1, errors: [{ row: 3, field: 'code' }] })
  })

  it('A5 leaves an area that was opened under the long code as it is', async () => {
    const { load, table } = await aGridRoom()
    await load('areas', `${header}${county},测试县,county,area,\n`)
    const long = `${township}000`
    const opened = { level: 'township', kind: 'area', name: '测试镇', code: long, from: '2026-01-01' } as const
    await table.write([putNew(AreaNode, { areaId: long, parentId: county, path: [county, long], ...opened })])
    expect((await load('areas', `${header}${township},测试镇,township,area,${county}\n`)).body).toMatchObject({
      added: 0,
      unchanged: 1,
    })
    expect(await table.get(AreaNode, { areaId: township })).toBeUndefined()
  })

  it('A5 holds the length of a code against its level', async () => {
    const { load } = await aGridRoom()
    await load('areas', longFile)
    const { body } = await load(
      'areas',
      `${header}152921101001,测试镇,township,area,${county}\n152921102,乙村,village,area,${county}\n`,
    )
    expect(body).toMatchObject({
      refused: 2,
      errors: [
        { row: 2, field: 'code', allowed: { format: '9 digits' } },
        { row: 3, field: 'code', allowed: { format: '12 digits' } },
      ],
    })
  })
})
