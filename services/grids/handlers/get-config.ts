import { CountyConfigRow } from '@wangge/county'
import { implement } from '@wangge/http'
import * as contract from '../contract/config.ts'

export const getConfig = implement(contract.getConfig)(async (_, { table }) => {
  const { rev, ...config } = await table.need(CountyConfigRow, {})
  return { rev, config }
})
