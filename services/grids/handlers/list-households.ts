import { allow, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract/households.ts'
import { viewOf } from '../domain/household.ts'
import { householdsOf, householdsUnder } from '../table.ts'

export const listHouseholds = implement(contract.listHouseholds)(
  async ({ query: { area, ...range }, principal }, { table, county }) => {
    if (area === undefined) {
      const { items, next } = await householdsUnder(table, county, scopes(principal, 'household.read'), range)
      return { items: items.map(viewOf), next }
    }
    const found = await county.needArea(area)
    allow(principal, 'household.read', found.path)
    const { items, next } = await (found.kind === 'basic-grid'
      ? householdsOf(table, found, range)
      : householdsUnder(table, county, [area], range))
    return { items: items.map(viewOf), next }
  },
)
