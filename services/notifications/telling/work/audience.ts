import { ruleOf } from '@wangge/access'
import type { Standing, Telling } from '@wangge/cases/contract'
import type { WorkPorts } from '@wangge/events'
import type * as z from 'zod'

type Case = z.output<typeof Standing>
type Holder = Partial<Case['holder']>
type Ports = Pick<WorkPorts, 'county' | 'access'>

/** One person to be told. */
export interface Addressee {
  /** A member's id, or a case's number for the resident who reported it and for parties to its mediation. */
  readonly recipient: string
  readonly subjectId: string
  /** The post in which they are told: one that waits is for whoever fills it then. */
  readonly post?: { readonly role: string; readonly areaId: string; readonly unitId?: string }
}
/** Whom a fact is told to. */
export type Audience<D> = (data: D, ports: Ports) => Promise<readonly Addressee[]> | readonly Addressee[]

const members = (memberIds: readonly string[]): Addressee[] =>
  memberIds.map((memberId) => ({ recipient: memberId, subjectId: memberId }))

/** The members behind a holder: the one who accepted it while they have the post, else everybody in the post or the unit. */
const membersOf = async ({ memberId, unitId, areaId, role }: Holder, { access }: Ports): Promise<string[]> => {
  if (unitId === undefined && areaId === undefined) return memberId === undefined ? [] : [memberId]
  const posts = unitId === undefined ? await access.postsAt(areaId as string) : await access.postsIn(unitId)
  const filling = posts.filter((post) => unitId !== undefined || post.role === role).map((post) => post.memberId)
  return memberId !== undefined && filling.includes(memberId) ? [memberId] : filling
}

/** Have they any post still? */
const isInPost = async (memberId: string, { access }: Ports): Promise<boolean> =>
  (await access.rightsOf(memberId)).length > 0

/** The members behind a holder, told in its post. */
const inPostOf = async (holder: Holder, ports: Ports): Promise<Addressee[]> => {
  const { role, areaId, unitId } = holder
  const post = areaId !== undefined && { post: { role: role ?? 'department', areaId, ...(unitId && { unitId }) } }
  return members(await membersOf(holder, ports)).map((one) => ({ ...one, ...post }))
}

const except = (memberIds: readonly string[], actorId: string | undefined) =>
  members(memberIds.filter((memberId) => memberId !== actorId))

/** Everybody a case lies with. */
export const holders: Audience<{ holder: Holder }> = ({ holder }, ports) => inPostOf(holder, ports)

/** Those a case lies with, but not whoever did it: they know. */
export const otherHolders: Audience<Pick<Case, 'holder' | 'actorId'>> = async ({ holder, actorId }, ports) =>
  (await inPostOf(holder, ports)).filter(({ recipient }) => recipient !== actorId)

/** Those a case lay with, but not whoever took it from them. */
export const previousHolders: Audience<{ previous: Holder; actorId?: string | undefined }> = async (
  { previous, actorId },
  ports,
) => except(await membersOf(previous, ports), actorId)

/** Whoever has an emergency, and who hears of it at once: the grid's leader, the township's officials and duty post (C2). */
export const alarmed: Audience<Case> = async (data, ports) => {
  const { areaId, holder, confidential } = data
  const having = await membersOf(holder, ports)
  // whoever has it hears of it; nobody else may know that it is there (C20)
  if (confidential) return members(having)
  const heard = ['grid-leader', 'township-official', 'duty']
  const path = await ports.county.pathOf(areaId)
  const posts = await Promise.all(path.slice(1).map((id) => ports.access.postsAt(id)))
  return members([...having, ...posts.flat().flatMap(({ role, memberId }) => (heard.includes(role) ? [memberId] : []))])
}

/** Who may decide an extension, nearest above whoever asked: all who hold such a post at the first level that has one (C8). */
export const postAbove: Audience<Case> = async ({ areaId, holder, actorId }, { county, access }) => {
  const may = ruleOf('case.decide-extension').subtree ?? []
  const path = await county.pathOf(areaId)
  for (const id of path.slice(0, path.indexOf(holder.areaId) + 1).reverse()) {
    const held = (await access.postsAt(id)).filter(({ role }) => may.some((one) => one === role))
    const others = except(
      held.map(({ memberId }) => memberId),
      actorId,
    )
    if (others.length > 0) return others
  }
  return []
}

/** The resident who reported a case, when they left a way to be told. */
export const reporter: Audience<{ caseId: string; subjectId?: string | undefined }> = ({ caseId, subjectId }) =>
  subjectId === undefined ? [] : [{ recipient: caseId, subjectId }]

/** Those of a mediation's parties whom a session concerns. */
export const parties: Audience<{ caseId: string; telling?: Telling | undefined }> = ({ caseId, telling }) =>
  (telling?.partyIds ?? []).map((subjectId) => ({ recipient: caseId, subjectId }))

/** Whoever leads a mediation; once they have left every post, whoever the case lies with. */
export const mediator: Audience<{ mediation: { mediatorId: string }; holder: Holder }> = async (
  { mediation: { mediatorId }, holder },
  ports,
) => members((await isInPost(mediatorId, ports)) ? [mediatorId] : await membersOf(holder, ports))

export const viewer: Audience<{ viewerId: string }> = ({ viewerId }) => members([viewerId])

/** Who urged, and is owed a reply. */
export const urgers: Audience<{ urgedBy: readonly string[]; urgedAs?: readonly Holder[] | undefined }> = async (
  { urgedBy, urgedAs = [] },
  ports,
) => {
  const ways = urgedBy.map((memberId) => urgedAs.find((one) => one.memberId === memberId) ?? { memberId })
  return members([...new Set((await Promise.all(ways.map((way) => membersOf(way, ports)))).flat())])
}

/** Who asked for what was decided; once they have left every post, whoever it lies with. */
export const asker: Audience<{ askedBy: string; holder: Holder }> = async ({ askedBy, holder }, ports) =>
  members((await isInPost(askedBy, ports)) ? [askedBy] : await membersOf(holder, ports))

/** The member a fact is about. */
export const member: Audience<{ memberId: string }> = ({ memberId }) => members([memberId])

/** The worker whom a review is of. */
export const reviewed: Audience<{ subjectId: string }> = ({ subjectId }) => members([subjectId])

/** Whoever owns an item of a deed list: a post or a unit. */
export const owner: Audience<{ owner: Holder }> = (deed, ports) => inPostOf(deed.owner, ports)

/** Every village's secretary. */
export const secretaries: Audience<unknown> = async (_, { county, access }) => {
  const { code } = await county.config()
  const posts = await Promise.all((await county.listingAreasUnder(code)).map((areaId) => access.postsAt(areaId)))
  return members(posts.flat().flatMap(({ role, memberId }) => (role === 'village-secretary' ? [memberId] : [])))
}
