import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import { actOf } from '../act.ts'
import * as contract from '../contract/households.ts'
import { link, readTies } from '../link-households.ts'

export const importLinks = implement(contract.importLinks)(async (asked, ports) => {
  const { body, query, principal, request } = asked
  allow(principal, 'link.import', [(await ports.county.config()).code])
  const act = actOf(asked, ports.now)
  return importRows({
    csv: body,
    columns: contract.LinkColumns,
    dryRun: query.dryRun,
    language: request.language,
    table: ports.table,
    read: (rows) => readTies(ports, rows),
    decide: (row, ties) => link(ties, row, act),
  })
})
