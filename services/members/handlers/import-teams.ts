import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import { actOf } from '../act.ts'
import * as contract from '../contract/teams.ts'
import { form, readTeams } from '../form-teams.ts'

export const importTeams = implement(contract.importTeams)(async (asked, ports) => {
  const { body, query, principal, request } = asked
  allow(principal, 'team.import', [(await ports.county.config()).code])
  const act = actOf(asked, ports.now)
  return importRows({
    csv: body,
    columns: contract.TeamColumns,
    dryRun: query.dryRun,
    language: request.language,
    table: ports.table,
    read: (rows) => readTeams(ports, rows),
    decide: (row, known) => form(known, row, act),
  })
})
