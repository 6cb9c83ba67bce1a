import { AreaId, formatted, HouseholdId, pageOf, paging, personal, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'households'

/** Why a household may need more care, in the county's own words: `living-alone-elderly`, `no-labour` … */
export const HouseholdClass = formatted(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'code', 'living-alone-elderly').max(40)

/** A household as lists show it; personal fields are masked. */
export const HouseholdBrief = z.object({
  householdId: HouseholdId,
  areaId: AreaId,
  head: personal('name', z.string()),
  address: personal('address', z.string()),
  persons: z.int().min(0),
  classes: z.array(HouseholdClass),
})

/** One household. Its data once erased, personal fields stay masked for ever. */
export const Household = HouseholdBrief.extend({
  phone: personal('phone', z.string()).optional(),
  landline: personal('phone', z.string()).optional(),
})

const brief = {
  householdId: 'h000123',
  areaId: '152921100001003',
  head: '张*',
  address: '通古淖尔社区****',
  persons: 3,
  classes: [],
}

/** Households of an area and everything under it; without `area`, of all that the caller may see. */
export const listHouseholds = route({
  method: 'GET',
  path: '/v1/households',
  action: 'household.read',
  tag,
  summary: say('住户列表', 'Households of an area'),
  query: z.object({ area: AreaId.optional(), ...paging }),
  answer: pageOf(HouseholdBrief),
  example: { query: { area: '152921100001003' }, answer: { items: [brief] } },
})

/** One household. `unmask` shows what is masked to those who may see it, and records who looked. */
export const getHousehold = route({
  method: 'GET',
  path: '/v1/households/{householdId}',
  action: 'household.read',
  tag,
  summary: say('住户详情', 'One household'),
  params: z.object({ householdId: HouseholdId }),
  query: z.object({ unmask: z.enum(['head', 'phone', 'address', 'all']).optional() }),
  answer: Household,
  example: {
    params: { householdId: 'h000123' },
    query: { unmask: 'phone' },
    answer: { ...brief, phone: '+8610012345678' },
  },
})
