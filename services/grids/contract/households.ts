import { AreaId, HouseholdId, line, pageOf, paging, personal, route } from '@wangge/contract'
import { importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'households'

/** Why a household may need more care, in the county's own words: `living-alone-elderly`, `no-labour` … */
export const HouseholdClass = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)

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
export const Household = HouseholdBrief.extend({ phone: personal('phone', z.string()).optional() })

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

const classes = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(/[;；]/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(HouseholdClass).max(8))

/** `ref` becomes the household's id and must stay the same from file to file; `classes` are separated by semicolons. */
export const HouseholdColumns = z.object({
  ref: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/),
  gridCode: AreaId,
  head: personal('name', line(60)),
  phone: personal('phone', line(20, 3)).optional(),
  address: personal('address', line(120)),
  persons: z.coerce.number().int().min(0).max(99).default(1),
  classes: classes.optional(),
})
export type HouseholdColumns = z.output<typeof HouseholdColumns>

export const importHouseholds = importRoute({
  kind: 'households',
  action: 'household.import',
  summary: say('导入住户', 'Import households'),
  columns: HouseholdColumns,
  example:
    'ref,gridCode,head,phone,address,persons,classes\nh000123,152921100001003,张小兰,10012345678,通古淖尔社区银杏苑2栋,3,\n',
})
