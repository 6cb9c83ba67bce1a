import { allAmiss, amissBy, amissIn, repeating } from './effects-kept.ts'

describe('effects', () => {
  it.each([
    [['a', 'b'], ['b', 'a'], 0, 0],
    [['a', 'b'], ['a'], 1, 0],
    [['a', 'b'], ['a', 'b', 'b', 'b'], 0, 2],
    [['a'], ['a', 'c'], 0, 1],
    [['a', 'b'], ['a', 'a'], 1, 1],
  ])('P7 of %j found as %j: %d lost, %d doubled', (owed, found, lost, doubled) => {
    expect(amissIn(owed, found)).toEqual({ lost, doubled })
  })

  it('P7 may be counted alone, and add up', () => {
    const each = [amissBy(5, 4), amissBy(5, 7), amissBy(5, 5)]
    expect(allAmiss(each)).toEqual({ lost: 1, doubled: 2 })
  })
})

describe('messages that come twice', () => {
  it('P7 come at once or after others, each no more than twice, and none is left out', () => {
    const came: number[] = []
    const twice = repeating<number>((n) => came.push(n), 3)
    for (let n = 1; n <= 14; n++) twice.put(n)
    twice.rest()
    expect(twice.repeated()).toBe(4)
    expect(came.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12, 12, 13, 14])
    expect(came.lastIndexOf(6) - came.indexOf(6)).toBe(1)
    expect(came.lastIndexOf(3) - came.indexOf(3)).toBeGreaterThan(1)
  })
})
