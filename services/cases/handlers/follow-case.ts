import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { resident } from '../resident.ts'
import { settingOf } from '../setting.ts'
import { CaseRow, ledgerOf } from '../table.ts'
import { publicView } from '../view.ts'

export const followCase = implement(contract.followCase)(async ({ params, principal, request }, ports) => {
  const { table, county } = ports
  const caseId = params.number
  const [found, ledger] = await Promise.all([table.get(CaseRow, { caseId }), ledgerOf(table, caseId)])
  const own = resident(principal)(found)
  return publicView(own, ledger, await settingOf(ports, own.areaId, 'nobody'), { county, language: request.language })
})
