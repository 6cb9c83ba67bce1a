import { implement } from '@wangge/http'
import * as contract from '../contract/auth.ts'

export const getKeys = implement(contract.getKeys)(async (_, { tokens }) => {
  const { keys } = await tokens.jwks()
  return { keys: keys.map(({ kty = '', kid = '', ...rest }) => ({ ...rest, kty, kid })) }
})
