import { besideClient } from './beside-client.ts'
import { isMet } from './figure.ts'

const rare = { handler: 9, client: 1 }

describe('creating a case beside the client', () => {
  it.each([
    [0.42, 0.22, true],
    [0.45, 0.22, false],
  ])('P1 judges SQLite by the milliseconds between %d and %d', (handler, client, met) => {
    const [figure] = besideClient('SQLite', { handler, client }, rare)
    expect(figure).toMatchObject({ unit: 'ms', target: { most: 0.2 }, of: { handler, client } })
    expect(figure && isMet(figure)).toBe(met)
  })

  it.each([
    [5, 4, true],
    [5.2, 4, false],
  ])('P1 judges DynamoDB Local by %d ÷ %d', (handler, client, met) => {
    const [figure] = besideClient('DynamoDB Local', { handler, client }, rare)
    expect(figure).toMatchObject({ unit: 'ratio', value: handler / client, target: { most: 1.25 } })
    expect(figure && isMet(figure)).toBe(met)
  })

  it('P1 shows the rare case and promises nothing of it', () => {
    const [, figure] = besideClient('SQLite', rare, rare)
    expect(figure).toMatchObject({ value: 9 })
    expect(figure && isMet(figure)).toBeUndefined()
  })
})
