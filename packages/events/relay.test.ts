import { occur } from '@wangge/table'
import { aShelf, thrown, told } from '@wangge/testing/a-shelf'
import { relay } from './relay.ts'

describe('relaying', () => {
  it('makes the CloudEvent that the contract declares, in the order of writing', async () => {
    const [first, second] = (
      await told([
        { n: 1, box: 'a', by: 1 },
        { n: 1, box: 'b', by: 2 },
      ])
    ).map((body) => JSON.parse(body))
    expect(first).toMatchObject({ specversion: '1.0', type: thrown.type, source: '/wangge/farm/yard', rev: 1 })
    expect(first).toMatchObject({ county: 'farm', cause: 'test', subject: 'a', time: '2026-11-23T00:00:00.000Z' })
    expect(thrown.data.parse(first.data)).toEqual({ box: 'a', by: 1 })
    expect(second.id).not.toBe(first.id)
  })
  it('stops at the first event that was not taken and says how far it came', async () => {
    const { driver, table } = aShelf()
    const fact = { prefix: 'yard', aggregate: 'box#a', fact: thrown, subject: 'a', at: '2026-11-23T00:00:00.000Z' }
    for (let rev = 1; rev <= 25; rev++)
      await table.write([occur({ ...fact, rev, data: { box: 'a', by: rev }, cause: 'test' })])
    const rows = driver.unrelayed(100).map(({ row }) => row)
    const sizes: number[] = []
    const { relayed } = await relay(rows, {
      county: 'farm',
      publish: async (batch) => {
        sizes.push(batch.length)
        return sizes.length === 2 ? 3 : batch.length
      },
    })
    expect({ relayed, sizes }).toEqual({ relayed: 13, sizes: [10, 10] })
  })
})
