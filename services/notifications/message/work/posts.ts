import { ruleOf } from '@wangge/access'
import type { WorkPorts } from '@wangge/events'
import type { Standing } from '../domain/standing.ts'

type Holder = NonNullable<Standing['holder']>
type Ports = Pick<WorkPorts, 'county' | 'access'>

/** Everybody in a post or a unit now. */
const inPost = async ({ unitId, areaId, role }: Holder, { access }: Ports): Promise<string[]> => {
  if (unitId === undefined && areaId === undefined) return []
  const posts = unitId === undefined ? await access.postsAt(areaId as string) : await access.postsIn(unitId)
  return posts.filter((post) => unitId !== undefined || post.role === role).map((post) => post.memberId)
}

/** The members behind a holder: the one who accepted it while they have the post, else everybody in the post or the unit. */
export const membersOf = async (holder: Holder, ports: Ports): Promise<string[]> => {
  const { memberId, unitId, areaId } = holder
  if (unitId === undefined && areaId === undefined) return memberId === undefined ? [] : [memberId]
  const filling = await inPost(holder, ports)
  return memberId !== undefined && filling.includes(memberId) ? [memberId] : filling
}

/** Who may decide an extension, nearest above whoever asked: all who hold such a post at the first level that has one (C8). */
export const decidersOf = async (
  { areaId, holder, actorId }: Pick<Standing, 'areaId' | 'holder' | 'actorId'>,
  { county, access }: Ports,
): Promise<string[]> => {
  const may = ruleOf('case.decide-extension').subtree ?? []
  const path = await county.pathOf(areaId)
  for (const id of path.slice(0, path.indexOf(holder?.areaId ?? '') + 1).reverse()) {
    const held = (await access.postsAt(id)).filter(({ role }) => may.some((one) => one === role))
    const others = held.map(({ memberId }) => memberId).filter((memberId) => memberId !== actorId)
    if (others.length > 0) return others
  }
  return []
}
