import { type KnownAction, type Principal, person } from '@wangge/access'
import { deedRules } from '@wangge/county'
import type { Asked, Ports } from '@wangge/http'
import {
  type Actor,
  acting,
  type Besides,
  commandOn,
  noSuch,
  sayingInstead,
  type Today,
  theirs,
  toldBy,
} from '@wangge/ledger'
import { areaOf } from '@wangge/listing'
import { invalid, say } from '@wangge/problem'
import type { EventItem } from '@wangge/table'
import { spanOf } from '@wangge/time'
import type * as z from 'zod'
import type { Evidence } from '../../case/contract/words.ts'
import { CaseRow } from '../../case/table/case.ts'
import { filesOf, namedIn } from '../../case/work/files.ts'
import { staff } from '../../case/work/take.ts'
import { ofDeed } from '../../file/table/file.ts'
import type { addDeed } from '../contract/deed.ts'
import type { DeedBrief, DeedTaken, DeedView } from '../contract/views.ts'
import type { Owner } from '../contract/words.ts'
import { allowedOn, type DeedDecision, type DeedText } from '../domain/commands.ts'
import { type Deed, isOpenTo, isOverdueOn } from '../domain/deed.ts'
import { type DeedFacts, deedStates } from '../steps.ts'
import { type DeedBriefRow, DeedRow, deedLedger, type StoredDeed } from '../table.ts'

/** Is it theirs: their own, of a post they fill, or of a unit of theirs? */
export const isOwn = (principal: Principal, { owner }: Pick<Deed, 'owner'>): boolean =>
  principal.kind === 'person' &&
  (owner.memberId === principal.memberId ||
    principal.grants.some(({ role, areaId, unitId }) =>
      owner.unitId === undefined ? role === owner.role && areaId === owner.areaId : unitId === owner.unitId,
    ))

/** May this member do it to this item? Then as whom: an owner who has no other right acts in the post that owns it. */
const actingOn =
  (principal: Principal, action: KnownAction) =>
  async (found: Deed, ports: Pick<Ports, 'county'>): Promise<Actor> => {
    const own = isOwn(principal, found)
    const actor = await acting(principal, action, { areaId: found.areaId, own }, ports)
    const { role, unitId } = found.owner
    return actor.role || !own ? actor : { ...actor, role: unitId === undefined ? role : 'department' }
  }

/** The item, when they may. */
export const seenDeed = async (
  deedId: string,
  principal: Principal,
  ports: Pick<Ports, 'table' | 'county'>,
): Promise<StoredDeed> => {
  const found = await ports.table.get(DeedRow, { deedId })
  if (!found) throw noSuch(deedStates.name)
  await actingOn(principal, 'deed.read')(found, ports)
  return found
}

export const briefOf = (brief: DeedBriefRow, { today }: Pick<Today, 'today'>): DeedBrief => {
  const { deedId, areaId, list, period, title, owner, dueOn, quantity, done, step } = brief
  const overdue = isOverdueOn(brief, today)
  return { deedId, areaId, list, period, title, owner, dueOn, quantity, done, step, overdue }
}

/** Whether a list is one of problems. */
export const isOfProblems = async (list: string, { county }: Pick<Ports, 'county'>): Promise<boolean> =>
  deedRules(await county.config()).lists.some(({ code, opensCases }) => code === list && opensCases === true)

export const deedView = async (found: StoredDeed, now: Today, ports: Pick<Ports, 'county'>): Promise<DeedView> => {
  const { rev, fromCaseId, caseId, publishedOn, finishedOn, finisherId, rework = 0, overdueSince, asked } = found
  const allowed = allowedOn(found, await isOfProblems(found.list, ports))
  const dates = { publishedOn, finishedOn, overdueSince }
  return { ...briefOf(found, now), rev, fromCaseId, caseId, ...dates, finisherId, asked, rework, allowed }
}

/** Of what nothing about an item refuses, what the caller may do themselves. */
const yoursOf = async (found: StoredDeed, principal: Principal, ports: Pick<Ports, 'county'>): Promise<string[]> => {
  const { memberId } = person(principal)
  const own = isOwn(principal, found)
  const right = theirs(deedStates.orders, allowedOn(found, await isOfProblems(found.list, ports)), principal, {
    path: await ports.county.pathOf(found.areaId),
    own,
  })
  return right.filter((command) => isOpenTo(command, found, { memberId, own }))
}

type Told = Pick<Deed, 'list'> & { readonly askedAmount?: number }

/** The answer of a command. */
export const deedTaken = async (events: readonly EventItem[], ports: Pick<Ports, 'county'>): Promise<DeedTaken> => {
  const {
    deedId,
    dueOn,
    done,
    caseId,
    list,
    askedAmount: asked,
    ...told
  } = toldBy(deedLedger, deedStates, events) as DeedTaken & Told
  const { rev, command, from, step, at } = told
  const allowed = allowedOn({ step, list, caseId, asked }, await isOfProblems(list, ports))
  return { deedId, rev, command, from, step, dueOn, done, caseId, at, allowed }
}

/** A command on an item, whole: what each of the command handlers is. */
export const deedCommand = async <B extends object>(
  asked: Asked<{ deedId: string }, unknown, B>,
  ports: Ports,
  action: KnownAction,
  decide: Parameters<typeof commandOn<typeof DeedRow, DeedFacts, B>>[4],
): Promise<DeedTaken> =>
  deedTaken(
    await commandOn(
      deedLedger,
      asked,
      ports,
      actingOn(asked.principal, action),
      sayingInstead(decide, (found) => yoursOf(found, asked.principal, ports)),
    ),
    ports,
  )

/** Whether an owner is there: a post must be of an area above the item's, or within it. */
const isThere = async (
  { memberId, unitId, areaId = '' }: Owner,
  path: readonly string[],
  { county, access, vault }: Ports,
): Promise<boolean> => {
  if (memberId !== undefined) return (await vault.subject(memberId))?.kind === 'member'
  if (unitId !== undefined) return (await access.postsIn(unitId)).length > 0
  return path.includes(areaId) || (await county.area(areaId))?.path.includes(path.at(-1) as string) === true
}

const demandList = (list: string, lists: readonly { readonly code: string }[]): void => {
  const codes = lists.map(({ code }) => code)
  if (!codes.includes(list)) throw invalid('list', say('没有这份清单', 'No such list'), codes)
}

/** Refuses a list or a period that is none; a list that takes nothing new may still be read. */
export const demandAskable = async (
  { list, period }: { list?: string | undefined; period?: string | undefined },
  { county }: Pick<Ports, 'county'>,
): Promise<void> => {
  if (period !== undefined) spanOf(period)
  if (list !== undefined) demandList(list, deedRules(await county.config()).lists)
}

/** What an item is to say, checked against the county: its list and unit, its owner, the case it came of. */
export const deedTextOf = async (
  { area, ...body }: z.output<typeof addDeed.body>,
  principal: Principal,
  ports: Ports,
): Promise<DeedText> => {
  const { path, ...where } = await areaOf(area, 'deed.write', principal, ports)
  const { lists, units } = deedRules(await ports.county.config())
  demandList(
    body.list,
    lists.filter(({ retired }) => !retired),
  )
  if (!units.some(({ code }) => code === body.quantity.unit))
    throw invalid(
      'quantity.unit',
      say('没有这个计量单位', 'No such unit'),
      units.map(({ code }) => code),
    )
  const { first } = spanOf(body.period)
  if (body.dueOn < first)
    throw invalid('dueOn', say('期限早于清单所属时段', 'It is due before the period it is promised for'), {
      min: first,
    })
  if (!(await isThere(body.owner, path, ports)))
    throw invalid('owner', say('没有这个人、单位或岗位', 'No such member, unit or post here'))
  if (body.fromCaseId !== undefined) await needCase(body.fromCaseId, 'fromCaseId', principal, ports)
  return { ...body, ...where }
}

/** A case that is named must be there, and theirs to read. */
export const needCase = async (caseId: string, field: string, principal: Principal, ports: Ports): Promise<void> => {
  const found = await ports.table.get(CaseRow, { caseId })
  const isSeen = found && (await staff(principal, 'case.read')(found, ports).then(Boolean, () => false))
  if (!isSeen) throw invalid(field, say('没有这个事项', 'No such case'))
  // a list is read by many more than may know of it (C20)
  if (found.confidential) throw invalid(field, say('保密事项不列入清单', 'A confidential case is on no list'))
}

/** A decision of a command with proof, and what makes the proof's files the item's. */
export const withProof =
  <B extends { evidence?: readonly Evidence[] | undefined }>(
    decide: (found: StoredDeed, body: B, actor: Actor, now: Today) => DeedDecision,
    ports: Pick<Ports, 'table'>,
  ) =>
  async (found: StoredDeed, body: B, actor: Actor, now: Today): Promise<DeedDecision & Besides> => {
    const decision = decide(found, body, actor, now)
    const { ops } = await filesOf(namedIn(body.evidence ?? []), { of: ofDeed(found.deedId), actor }, ports)
    return { ...decision, besides: ops }
  }
