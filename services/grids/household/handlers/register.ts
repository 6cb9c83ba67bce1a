import { allow, person, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { say } from '@wangge/problem'
import { putNew } from '@wangge/table'
import * as contract from '../contract/register.ts'
import { householdView } from '../domain.ts'
import { HouseholdRow, householdsOf, householdsUnder, LookRow } from '../table.ts'

export const getHousehold = implement(contract.getHousehold)(
  async ({ params: { householdId }, query: { unmask }, principal }, { table, county, vault, now, newId }) => {
    const found = await table.need(HouseholdRow, { householdId }, say('没有这一户', 'No such household'))
    const path = await county.pathOf(found.areaId)
    allow(principal, 'household.read', path)
    const subject = await vault.subject(householdId)
    const { landline } = found
    const masked = {
      ...householdView(found),
      ...(subject?.phone && { phone: subject.phone.masked }),
      ...(subject && landline && { landline: landline.masked }),
    }
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
      ...(asked('phone') && landline && { landline: reveal(landline) }),
      ...(asked('address') && { address: reveal({ sealed: found.sealedAddress, masked: found.address }) }),
    }
  },
)

export const listHouseholds = implement(contract.listHouseholds)(
  async ({ query: { area, ...range }, principal }, { table, county }) => {
    if (area === undefined) {
      const { items, next } = await householdsUnder(table, county, scopes(principal, 'household.read'), range)
      return { items: items.map(householdView), next }
    }
    const found = await county.needArea(area)
    allow(principal, 'household.read', found.path)
    const { items, next } = await (found.kind === 'basic-grid'
      ? householdsOf(table, found, range)
      : householdsUnder(table, county, [area], range))
    return { items: items.map(householdView), next }
  },
)
