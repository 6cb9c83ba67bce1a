import { allow, isMember } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import * as contract from '../contract/households.ts'
import { areaOf } from '../domain/member.ts'
import { householdsOf, MemberRow } from '../table.ts'

export const listHouseholdLinks = implement(contract.listHouseholdLinks)(
  async ({ principal, query: { member: memberId, ...range } }, { table, county }) => {
    const member = await table.get(MemberRow, { memberId })
    if (!member) throw notFound()
    allow(principal, 'link.read', { path: await county.pathOf(areaOf(member)), own: isMember(principal, memberId) })
    return householdsOf(table, memberId, range)
  },
)
