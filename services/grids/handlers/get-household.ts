import { allow, person } from '@wangge/access'
import { implement } from '@wangge/http'
import { say } from '@wangge/problem'
import { putNew } from '@wangge/table'
import * as contract from '../contract/households.ts'
import { viewOf } from '../domain/household.ts'
import { HouseholdRow, LookRow } from '../table.ts'

export const getHousehold = implement(contract.getHousehold)(
  async ({ params: { householdId }, query: { unmask }, principal }, { table, county, vault, now, newId }) => {
    const found = await table.need(HouseholdRow, { householdId }, say('没有这一户', 'No such household'))
    const path = await county.pathOf(found.areaId)
    allow(principal, 'household.read', path)
    const subject = await vault.subject(householdId)
    const masked = { ...viewOf(found), ...(subject?.phone && { phone: subject.phone.masked }) }
    if (unmask === undefined || !subject) return masked
    allow(principal, 'household.unmask', path)
    const { memberId } = person(principal)
    await table.write([putNew(LookRow, { householdId, lookId: newId(), by: memberId, field: unmask, at: now })])
    const asked = (field: 'head' | 'phone' | 'address') => unmask === field || unmask === 'all'
    const { name, phone, reveal } = subject
    return {
      ...masked,
      ...(asked('head') && name && { head: reveal(name) }),
      ...(asked('phone') && phone && { phone: reveal(phone) }),
      ...(asked('address') && { address: reveal({ sealed: found.sealedAddress, masked: found.address }) }),
    }
  },
)
