import { implement } from '@wangge/http'
import * as contract from '../contract.ts'

export const getOpenidConfiguration = implement(contract.getOpenidConfiguration)(({ request }, { tokens }) => ({
  ...tokens.discovery(request.origin),
  issuer: tokens.issuer,
  jwks_uri: `${request.origin}${contract.getKeys.path}`,
}))

export const getKeys = implement(contract.getKeys)(async (_, { tokens }) => {
  const { keys } = await tokens.jwks()
  return { keys: keys.map(({ kty = '', kid = '', ...rest }) => ({ ...rest, kty, kid })) }
})
