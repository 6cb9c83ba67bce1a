import type { Standing, Telling } from '@wangge/cases/contract'
import type { WorkPorts } from '@wangge/events'
import type * as z from 'zod'
import { decidersOf, membersOf } from '../../message/work/posts.ts'

type Case = z.output<typeof Standing>
type Holder = Partial<Case['holder']>
type Ports = Pick<WorkPorts, 'county' | 'access'>

/** One person to be told. */
export interface Addressee {
  /** A member's id, or a case's number for the resident who reported it and for parties to its mediation. */
  readonly recipient: string
  readonly subjectId: string
}
/** Whom a fact is told to. */
export interface Audience<D> {
  (data: D, ports: Ports): Promise<readonly Addressee[]> | readonly Addressee[]
  /** Whether they are those it lies with, those it lay with before, or those who decide: whoever is in post is looked up. */
  readonly are?: 'holders' | 'previous' | 'deciders'
}

const members = (memberIds: readonly string[]): Addressee[] =>
  memberIds.map((memberId) => ({ recipient: memberId, subjectId: memberId }))

/** Have they any post still? */
const isInPost = async (memberId: string, { access }: Ports): Promise<boolean> =>
  (await access.rightsOf(memberId)).length > 0

const except = (memberIds: readonly string[], actorId: string | undefined) =>
  members(memberIds.filter((memberId) => memberId !== actorId))

/** Everybody a case lies with. */
export const holders: Audience<{ holder: Holder }> = Object.assign(
  async ({ holder }: { holder: Holder }, ports: Ports) => members(await membersOf(holder, ports)),
  { are: 'holders' as const },
)

/** Those a case lies with, but not whoever did it: they know. */
export const otherHolders: Audience<Pick<Case, 'holder' | 'actorId'>> = Object.assign(
  async ({ holder, actorId }: Pick<Case, 'holder' | 'actorId'>, ports: Ports) =>
    except(await membersOf(holder, ports), actorId),
  { are: 'holders' as const },
)

interface Taken {
  readonly previous?: Holder | undefined
  readonly actorId?: string | undefined
}

/** Those a case lay with, but not whoever took it from them. */
export const previousHolders: Audience<Taken> = Object.assign(
  async ({ previous = {}, actorId }: Taken, ports: Ports) => except(await membersOf(previous, ports), actorId),
  { are: 'previous' as const },
)

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

/** The same, but not whoever says so: they know. */
export const otherAlarmed: Audience<Case> = async (data, ports) =>
  (await alarmed(data, ports)).filter(({ recipient }) => recipient !== data.actorId)

interface Calmed extends Case {
  readonly previous?: Case['holder'] | undefined
  readonly was?: { readonly areaId: string; readonly confidential?: true | undefined } | undefined
}

/** Those who heard that it was an emergency, but not whoever says that it is none. */
export const wereAlarmed: Audience<Calmed> = async (data, ports) => {
  const { previous, was = data } = data
  const { memberId: _, ...holder } = previous ?? data.holder
  const heard = await alarmed({ ...data, areaId: was.areaId, confidential: was.confidential, holder }, ports)
  return heard.filter(({ recipient }) => recipient !== data.actorId)
}

/** Who may decide an extension, nearest above whoever asked (C8). */
export const postAbove: Audience<Case> = Object.assign(
  async (data: Case, ports: Ports) => members(await decidersOf(data, ports)),
  { are: 'deciders' as const },
)

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

/** Those at the next level that has somebody. */
export const nextAbove: Audience<{ tellTo: Holder }> = async ({ tellTo }, ports) =>
  members(await membersOf(tellTo, ports))

/** Whoever owns an item of a deed list: a post or a unit. */
export const owner: Audience<{ owner: Holder }> = async (deed, ports) => members(await membersOf(deed.owner, ports))

/** The county's administrators. */
export const admins: Audience<unknown> = async (_, { county, access }) => {
  const posts = await access.postsAt((await county.config()).code)
  return members(posts.flatMap(({ role, memberId }) => (role === 'county-admin' ? [memberId] : [])))
}

/** Every village's secretary. */
export const secretaries: Audience<unknown> = async (_, { county, access }) => {
  const { code } = await county.config()
  const posts = await Promise.all((await county.listingAreasUnder(code)).map((areaId) => access.postsAt(areaId)))
  return members(posts.flat().flatMap(({ role, memberId }) => (role === 'village-secretary' ? [memberId] : [])))
}
