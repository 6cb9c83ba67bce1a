import { implement } from '@wangge/http'
import * as contract from '../contract/auth.ts'

export const getOpenidConfiguration = implement(contract.getOpenidConfiguration)(({ request }, { tokens }) => ({
  ...tokens.discovery(request.origin),
  issuer: tokens.issuer,
  jwks_uri: `${request.origin}${contract.getKeys.path}`,
}))
