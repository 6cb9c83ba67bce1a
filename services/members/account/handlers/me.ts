import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import { viewOf } from '../../member/domain/member.ts'
import { MemberRow } from '../../member/table/member.ts'
import * as contract from '../contract.ts'

export const getMe = implement(contract.getMe)(async ({ principal }, { table, county, vault }) => {
  const { memberId, grants } = person(principal)
  const member = await table.need(MemberRow, { memberId })
  const subject = await vault.subject(memberId)
  const name = subject?.name ? subject.reveal(subject.name) : member.name
  const named = grants.map(async ({ role, areaId, unitId }) => {
    const areaName = (await county.area(areaId))?.name
    return { role, areaId, areaName, unitId }
  })
  return { member: { ...viewOf(member), name }, grants: await Promise.all(named) }
})
