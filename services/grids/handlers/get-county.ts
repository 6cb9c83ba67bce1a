import { implement } from '@wangge/http'
import * as contract from '../contract/config.ts'

export const getCounty = implement(contract.getCounty)(async (_, { county }) => {
  const { code, name, zone, levels, caseClasses, categories, gridSize, rating, reopen, smsSignature } =
    await county.config()
  return { code, name, zone, levels, caseClasses, categories, gridSize, rating, reopen, smsSignature }
})
