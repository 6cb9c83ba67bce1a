import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { posts, roles } from './roles.ts'

/** Instants bounding when something is in force: `from` inclusive, `to` exclusive. */
const span = { from: z.iso.datetime(), to: z.iso.datetime().optional() }

/** Who may do what: one row per member, written by members, read at every request. */
export const Rights = defineEntity('access', 'rights', {
  schema: z.object({
    memberId: z.string(),
    /** A member who has left or is suspended may do nothing, whatever the grants say. */
    active: z.boolean(),
    grants: z.array(z.object({ role: z.enum(roles), areaId: z.string(), unitId: z.string().optional(), ...span })),
  }),
  key: ({ memberId }: { memberId: string }) => [`member#${memberId}`, 'rights'],
  brief: [],
})

const holders = z.array(z.object({ role: z.enum(posts), memberId: z.string(), ...span }))

/** Who holds which post at an area: the ladder's and the messages' look-up. Volunteers are not posts. */
export const Posts = defineEntity('access', 'posts', {
  schema: z.object({ areaId: z.string(), posts: holders }),
  key: ({ areaId }: { areaId: string }) => [`area#${areaId}`, 'posts'],
  brief: [],
})

/** Who holds which post in a unit. */
export const UnitPosts = defineEntity('access', 'unit-posts', {
  schema: z.object({ unitId: z.string(), posts: holders }),
  key: ({ unitId }: { unitId: string }) => [`unit#${unitId}`, 'posts'],
  brief: [],
})

/** Is it in force at this instant? */
export const inForce = ({ from, to }: { from: string; to?: string | undefined }, now: string): boolean =>
  from <= now && (to === undefined || now < to)
