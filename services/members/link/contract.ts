import { AreaId, event, HouseholdId, MemberId, pageOf, paging, route } from '@wangge/contract'
import { importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'

/** How often a linked household is due: once a week, or twice where it asked for extra support. */
export const frequencies = ['weekly', 'twice-weekly'] as const

/** A household and the one worker who looks after it. `areaId` is the grid the worker works in, else where they live. */
export const HouseholdLink = z.object({
  householdId: HouseholdId,
  memberId: MemberId,
  areaId: AreaId,
  frequency: z.enum(frequencies),
})

/** The households a worker looks after. */
export const listHouseholdLinks = route({
  method: 'GET',
  path: '/v1/household-links',
  action: 'link.read',
  tag: 'households',
  summary: say('联户列表', 'Households a member looks after'),
  query: z.object({ member: MemberId, ...paging }),
  answer: pageOf(HouseholdLink),
  example: {
    query: { member: 'm0007' },
    answer: {
      items: [{ householdId: 'h000123', memberId: 'm0007', areaId: '152921100001003', frequency: 'weekly' }],
    },
  },
})

/** One primary worker per household: a row for a household that another looks after must name that worker in `replaces`. */
export const LinkColumns = z.object({
  memberRef: MemberId,
  householdRef: HouseholdId,
  frequency: z.enum(frequencies).default('weekly'),
  replaces: MemberId.optional(),
})

export const importLinks = importRoute({
  kind: 'links',
  action: 'link.import',
  summary: say('导入联户', 'Import household links'),
  columns: LinkColumns,
  example: 'memberRef,householdRef,frequency,replaces\nm0007,h000123,weekly,\n',
})

const Link = z.object({ memberId: MemberId, householdId: HouseholdId, areaId: AreaId })
const link = { memberId: 'm0007', householdId: 'h000123', areaId: '152921100001003' }

/** A household got its worker, or is now due at another frequency. `areaId` is the grid the worker works in, else where they live. */
export const householdLinked = event({
  type: 'members.household-linked.v1',
  title: say('住户已联户', 'A household was linked to its worker'),
  data: Link.extend({ frequency: z.enum(frequencies) }),
  example: { ...link, frequency: 'weekly' },
})

export const householdUnlinked = event({
  type: 'members.household-unlinked.v1',
  title: say('住户已解除联户', 'A household was taken off its worker'),
  data: Link,
  example: link,
})
