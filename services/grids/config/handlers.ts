import { allow } from '@wangge/access'
import { CountyCodes, CountyConfigRow, CountyConfigVersion } from '@wangge/county'
import { implement } from '@wangge/http'
import { invalid, Problem, say } from '@wangge/problem'
import { put, putNew } from '@wangge/table'
import * as contract from './contract.ts'
import { revise } from './domain.ts'
import { demandDispatchable } from './work.ts'

export const getCounty = implement(contract.getCounty)(async (_, { county }) => {
  const { code, name, zone, levels, caseClasses, categories, gridSize, rating, reopen, smsSignature } =
    await county.config()
  return { code, name, zone, levels, caseClasses, categories, gridSize, rating, reopen, smsSignature }
})

export const getConfig = implement(contract.getConfig)(async (_, { table }) => {
  const { rev, ...config } = await table.need(CountyConfigRow, {})
  return { rev, config }
})

export const putConfig = implement(contract.putConfig)(
  async ({ body, principal, request }, { table, county, access }) => {
    const { rev, ...was } = await table.need(CountyConfigRow, {})
    allow(principal, 'config.write', [was.code])
    if (request.ifMatch === undefined)
      throw invalid('If-Match', say('须带上读取时的 ETag', 'Send the ETag that was read'), [`"${rev}"`])
    if (request.ifMatch !== rev)
      throw new Problem('stale', say('配置已被他人修改', 'The configuration was changed meanwhile'), { facts: { rev } })
    await demandDispatchable(was, body, { access, county })
    const codes = await table.get(CountyCodes, {})
    const { config, gone } = revise(was, body, codes?.gone)
    await table.write([
      put(CountyConfigRow, { ...config, rev }),
      putNew(CountyConfigVersion, config),
      put(CountyCodes, { gone, rev: codes?.rev }),
    ])
    county.invalidate()
    return { rev: rev + 1, config }
  },
)
