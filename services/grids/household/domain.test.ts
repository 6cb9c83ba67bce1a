import { sizeWarning } from './domain.ts'

describe('the size of a grid', () => {
  const bounds = { from: 20, to: 30 }
  it.each([20, 25, 30])('A3 is not remarked on at %i households', (count) => {
    expect(sizeWarning({ count, complete: true }, bounds)).toBeUndefined()
  })
  it.each([
    [31, true],
    [38, false],
    [19, true],
  ])('A3 is a warning at %i households', (count, complete) => {
    expect(sizeWarning({ count, complete }, bounds)?.en).toContain(`${count} households`)
  })
  it('A3 is not called too small while the file may go on', () => {
    expect(sizeWarning({ count: 3, complete: false }, bounds)).toBeUndefined()
  })
})
