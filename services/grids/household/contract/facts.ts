import { AreaId, event, HouseholdId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const classes = z.array(z.string())

export const householdRegistered = event({
  type: 'grids.household-registered.v1',
  title: say('住户已登记', 'A household was registered'),
  data: z.object({ householdId: HouseholdId, areaId: AreaId, classes }),
  example: { householdId: 'h000123', areaId: '152921100001003', classes: [] },
})

/** A household belongs to another grid from now on. */
export const householdMoved = event({
  type: 'grids.household-moved.v1',
  title: say('住户已换网格', 'A household moved to another grid'),
  data: z.object({ householdId: HouseholdId, areaId: AreaId, fromAreaId: AreaId }),
  example: { householdId: 'h000123', areaId: '152921100001004', fromAreaId: '152921100001003' },
})
