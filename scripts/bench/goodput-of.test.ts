import { goodputOf, sumOf, type Turn } from './goodput-of.ts'

const turn = (one: Partial<Turn>): Turn => ({
  ...{ asked: 0, failed: 0, done: 0, doubled: 0, reported: 0, seconds: 1 },
  ...one,
})

describe('goodput', () => {
  it('P8 counts what was done, not what was sent', () => {
    expect(goodputOf(turn({ asked: 110, failed: 5, done: 100, seconds: 4 }))).toBe(25)
  })

  it('P8 adds up rounds', () => {
    const one = turn({ asked: 3, failed: 1, done: 2, doubled: 1, reported: 1, seconds: 2 })
    expect(sumOf([one, one, turn({ asked: 1 })])).toEqual({
      ...{ asked: 7, failed: 2, done: 4, doubled: 2, reported: 2 },
      seconds: 5,
    })
  })
})
