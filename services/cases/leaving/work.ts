import { inForce, Rights } from '@wangge/access'
import type { WorkPorts } from '@wangge/events'
import { recordIn } from '@wangge/ledger'
import { type Op, occur, writeDecided } from '@wangge/table'
import { lowest } from '../case/domain/ladder.ts'
import { CaseRow, holderPartition } from '../case/table/case.ts'
import { type Moved, movedCases } from '../case/work/fall.ts'
import { settingOf } from '../case/work/setting.ts'
import { isPresent } from '../case/work/units.ts'
import { fallBack } from '../deed/domain/commands.ts'
import type { Deed } from '../deed/domain/deed.ts'
import { deedStates } from '../deed/steps.ts'
import { type DeedBriefRow, DeedRow, deedLedger, deedsOf } from '../deed/table.ts'
import { ledPage, mediationsOf, mediationsWith } from '../mediation/work/hand-on.ts'
import { workFellBack } from './contract.ts'

/** A post that was left or filled, and the fact that told so. */
export interface Turned {
  readonly id: string
  readonly role: string
  readonly areaId: string
  readonly unitId?: string | undefined
  readonly memberId: string
  readonly isFilled?: true
}

// a case, its line of the ledger and its mediations are few writes of a hundred
const slice = 20

/** Tells each post once for all that it got by one leaving. */
const tellings = async (to: Moved['to'], turned: Turned, { table, now }: WorkPorts): Promise<Op[]> => {
  const { id, role, unitId, isFilled } = turned
  const left = { role, areaId: turned.areaId, ...(unitId && { unitId }) }
  const how = isFilled ? { filled: isFilled } : { left }
  const posts = new Map(
    to.map(({ areaId, holder: { memberId: _, ...holder } }) => [holderPartition(holder), { areaId, holder }]),
  )
  const told = await Promise.all(
    [...posts].map(async ([post, data]) => {
      const aggregate = `left#${id}#${post}`
      if ((await table.timeline('cases', aggregate)).length > 0) return []
      const said = { prefix: 'cases', aggregate, rev: 1, subject: post, at: now, cause: id }
      return [occur({ ...said, fact: workFellBack, data: { ...data, ...how } })]
    }),
  )
  return told.flat()
}

/** Writes what became of some of them, or all of nothing; done again it finds nothing left to do. */
const write = (decide: () => Promise<Moved>, turned: Turned, ports: WorkPorts): Promise<void> =>
  writeDecided(ports.table, async () => {
    const { ops, to } = await decide()
    return { ops: [...ops, ...(await tellings(to, turned, ports))], answer: undefined }
  })

/** Cases with what is mediated in them. */
const movedWhole = async (caseIds: readonly string[], cause: string, ports: WorkPorts): Promise<Moved> => {
  const moved = await movedCases(caseIds, cause, ports)
  return { ...moved, ops: [...moved.ops, ...(await mediationsWith(moved.cases ?? [], ports))] }
}

/** Moves the open cases of one holder, a slice at a time: a slice that was written is not found again. */
const moveCases = async (
  partition: string,
  turned: Turned,
  ports: WorkPorts,
  isMeant: (areaId: string) => Promise<boolean> = async () => true,
): Promise<void> => {
  const read = (after?: string) => ports.table.listIndex(CaseRow, 3, partition, { limit: slice, after })
  for (let page = await read(); ; page = await read(page.next)) {
    const meant = await Promise.all(page.items.map(({ areaId }) => isMeant(areaId)))
    const caseIds = page.items.flatMap(({ caseId }, n) => (meant[n] ? [caseId] : []))
    if (caseIds.length > 0) await write(() => movedWhole(caseIds, turned.id, ports), turned, ports)
    if (page.next === undefined) return
  }
}

type Ownership = (areaId: string) => Promise<Deed['owner'] | undefined>

const movedDeeds = async (
  briefs: readonly DeedBriefRow[],
  ownerOf: Ownership,
  cause: string,
  ports: WorkPorts,
): Promise<Moved> => {
  const { table, now: at } = ports
  const decided = await Promise.all(
    (await table.getMany(DeedRow, briefs)).map(async (deed) => {
      const owner = deed && !deedStates.finalSteps.includes(deed.step) ? await ownerOf(deed.areaId) : undefined
      if (!deed || !owner) return []
      const { ops } = recordIn(deedLedger, fallBack(deed, owner), { rev: deed.rev, at, cause })
      return [{ ops, to: { areaId: deed.areaId, holder: owner } }]
    }),
  )
  return { ops: decided.flat().flatMap(({ ops }) => ops), to: decided.flat().map(({ to }) => to) }
}

const moveDeeds = async (holder: string, ownerOf: Ownership, turned: Turned, ports: WorkPorts): Promise<void> => {
  const read = (after?: string) => ports.table.listIndex(DeedRow, 3, deedsOf(holder), { limit: slice, after })
  for (let page = await read(); ; page = await read(page.next)) {
    const { items } = page
    await write(() => movedDeeds(items, ownerOf, turned.id, ports), turned, ports)
    if (page.next === undefined) return
  }
}

const moveMediations = async (turned: Turned, ports: WorkPorts): Promise<void> => {
  const read = (after?: string) => ledPage(turned.memberId, slice, ports, after)
  for (let page = await read(); ; page = await read(page.next)) {
    const { items } = page
    await write(async () => ({ ops: await mediationsOf(items, ports), to: [] }), turned, ports)
    if (page.next === undefined) return
  }
}

/** The post that owns what a person owned by name, unless they have another one there. */
const ownedBy =
  ({ role, areaId, unitId, memberId }: Turned, { table, county, now }: WorkPorts): Ownership =>
  async (at) => {
    const path = await county.pathOf(at)
    const isNear = async (area: string) => path.includes(area) || (await county.pathOf(area)).includes(at)
    const grants = (await table.get(Rights, { memberId }))?.grants ?? []
    const still = grants.filter((grant) => inForce(grant, now)).map((grant) => isNear(grant.areaId))
    if (!(await isNear(areaId)) || (await Promise.all(still)).includes(true)) return undefined
    return unitId ? { unitId } : { role: role as Post, areaId }
  }
type Post = NonNullable<Deed['owner']['role']>

/** The post of the level where a unit's item lies, once nobody is left in the unit. */
const ownedAfter =
  (unitId: string, ports: WorkPorts): Ownership =>
  async (areaId) => {
    const { path, ladder } = await settingOf(ports, { areaId, category: '' }, 'everybody')
    if (await isPresent(unitId, path, ports)) return undefined
    const { holder } = lowest(ladder, {})
    return { role: holder.role as Post, areaId: holder.areaId }
  }

/** What somebody had by a post they left: theirs by name, the unit's when nobody is in it, the post's when nobody fills it. */
export const leave = async (turned: Turned, ports: WorkPorts): Promise<void> => {
  const { memberId, role, areaId, unitId } = turned
  const own = holderPartition({ memberId })
  const post = holderPartition(unitId ? { unitId } : { role, areaId })
  for (const partition of [own, post]) await moveCases(partition, turned, ports)
  await moveMediations(turned, ports)
  await moveDeeds(own, ownedBy(turned, ports), turned, ports)
  if (unitId) await moveDeeds(post, ownedAfter(unitId, ports), turned, ports)
}

/** What lies elsewhere as nobody filled a post that is filled again: with any other post on the way up. */
export const fill = async (turned: Turned, ports: WorkPorts): Promise<void> => {
  const { role, areaId, unitId } = turned
  if (unitId) return
  const { ladder } = await settingOf(ports, { areaId, category: '' }, 'nobody')
  const posts = ladder.flatMap((rung) => rung.posts.map((post) => ({ role: post, areaId: rung.areaId })))
  if (!posts.some((post) => post.role === role && post.areaId === areaId)) return
  const isBelow = async (at: string) => (await ports.county.pathOf(at)).includes(areaId)
  for (const post of posts)
    if (post.role !== role || post.areaId !== areaId)
      await moveCases(holderPartition(post), { ...turned, isFilled: true }, ports, isBelow)
}
