import { codeFault } from './code.ts'

const village = ['152921', '152921100', '152921100001']
const grid = (code: string, above: string[] = village) => codeFault({ code, isGrid: true, above })
const area = (code: string, above: string[]) => codeFault({ code, isGrid: false, above })

describe('codes of areas', () => {
  it.each(['152921100001001', '152921100001400', '152921100001999'])('A5 takes %s as a grid of its village', (code) => {
    expect(grid(code)).toBeUndefined()
  })
  it.each(['152921100001000', '152921100002001', '15292110000101', 'abc'])('A5 refuses %s as a grid code', (code) => {
    expect(grid(code)).toMatchObject({ path: 'code', allowed: { min: '152921100001001', max: '152921100001999' } })
  })
  it('A5 calls the thousandth grid of a village an overflow', () => {
    expect(grid('1529211000011000')?.what.en).toMatch(/ends at 999/)
  })
  it('A4 wants a village or community above a grid', () => {
    expect(grid('152921100001', ['152921', '152921100'])).toMatchObject({ path: 'parentCode' })
  })
  it('A1 finds the village above areas that have no division code', () => {
    expect(grid('152921100001004', [...village, '152921100001-p1'])).toBeUndefined()
  })
  it.each([
    ['152921100', ['152921']],
    ['152921400', ['152921']],
    ['152921100001', ['152921', '152921100']],
    ['152921100-g1', ['152921', '152921100']],
    ['152921100001', ['152921', '152921100', '152921100-g1']],
    ['152921100001001-b12', [...village, '152921100001001']],
  ])('A1 takes %s below %j', (code, above) => {
    expect(area(code, above)).toBeUndefined()
  })
  it.each([
    ['152922100', ['152921']],
    ['152921', ['152921']],
    ['152921100-G1', ['152921', '152921100']],
    ['g1', ['152921', '152921100']],
    ['152921200001', ['152921', '152921100']],
  ])('A5 refuses %s below %j', (code, above) => {
    expect(area(code, above)).toMatchObject({ path: 'code' })
  })
})
