import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import { actOf } from '../act.ts'
import * as contract from '../contract/members.ts'
import { readRegister, register } from '../register.ts'

export const importMembers = implement(contract.importMembers)(async (asked, ports) => {
  const { body, query, principal, request } = asked
  allow(principal, 'member.import', [(await ports.county.config()).code])
  const act = actOf(asked, ports.now)
  return importRows({
    csv: body,
    columns: contract.MemberColumns,
    dryRun: query.dryRun,
    language: request.language,
    table: ports.table,
    read: (people) => readRegister(ports, people),
    decide: (person, known) => register(known, person, act, ports),
  })
})
