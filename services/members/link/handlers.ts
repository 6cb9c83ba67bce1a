import { allow, isMember } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import { notFound } from '@wangge/problem'
import { areaOf } from '../member/domain/place.ts'
import { MemberRow } from '../member/table/member.ts'
import { actOf } from '../member/work/act.ts'
import * as contract from './contract.ts'
import { householdsOf } from './table.ts'
import { link, readTies } from './work.ts'

export const importLinks = implement(contract.importLinks)(async (asked, ports) => {
  const { body, query, principal, request } = asked
  allow(principal, 'link.import', [(await ports.county.config()).code])
  const act = actOf(asked, ports.now)
  return importRows({
    csv: body,
    columns: contract.LinkColumns,
    dryRun: query.dryRun,
    language: request.language,
    encoding: request.encoding,
    idOf: ({ householdRef }) => ['householdRef', householdRef],
    table: ports.table,
    read: (rows) => readTies(ports, rows),
    decide: (row, ties) => link(ties, row, act),
  })
})

export const listHouseholdLinks = implement(contract.listHouseholdLinks)(
  async ({ principal, query: { member: memberId, ...range } }, { table, county }) => {
    const member = await table.get(MemberRow, { memberId })
    if (!member) throw notFound()
    allow(principal, 'link.read', { path: await county.pathOf(areaOf(member)), own: isMember(principal, memberId) })
    return householdsOf(table, memberId, range)
  },
)
