import { type KnownAction, may, type Principal } from '@wangge/access'
import { disclosureRules } from '@wangge/county'
import type { Asked, Ports } from '@wangge/http'
import {
  type Actor,
  acting,
  commandOn,
  noSuch,
  sayingInstead,
  type ThingLedger,
  theirs,
  todayIn,
  toldBy,
} from '@wangge/ledger'
import { areaOf } from '@wangge/listing'
import { invalid, say } from '@wangge/problem'
import type { EventItem } from '@wangge/table'
import type * as z from 'zod'
import type { StoredCase } from '../../case/table/case.ts'
import { maySee } from '../../case/work/gate.ts'
import type { draftDisclosure } from '../contract/disclosure.ts'
import type { DisclosureBrief, DisclosureTaken, DisclosureView } from '../contract/views.ts'
import { allowedOn, type Disclosure, type DisclosureText, needOrder, withoutClose } from '../domain/disclosure.ts'
import { type DisclosureFacts, disclosureStates } from '../steps.ts'
import { type DisclosureBriefRow, DisclosureRow, disclosureLedger, type StoredDisclosure } from '../table.ts'
import { objectionsTo, unansweredOf, unansweredTo } from './objections.ts'

/** May this member do it to this disclosure? Then as whom. */
const actingOnDisclosure =
  (principal: Principal, action: KnownAction) =>
  ({ areaId }: Disclosure, ports: Pick<Ports, 'county'>): Promise<Actor> =>
    acting(principal, action, { areaId }, ports)

/** The disclosure, when they may read it. */
export const seenDisclosure = async (
  disclosureId: string,
  principal: Principal,
  ports: Pick<Ports, 'table' | 'county'>,
): Promise<StoredDisclosure> => {
  const found = await ports.table.get(DisclosureRow, { disclosureId })
  if (!found) throw noSuch(disclosureStates.name)
  await actingOnDisclosure(principal, 'disclosure.read')(found, ports)
  return found
}

export const briefOfDisclosure = (brief: DisclosureBriefRow): DisclosureBrief => {
  const { disclosureId, areaId, kind, title, opensOn, closesOn, step } = brief
  return { disclosureId, areaId, kind, title, opensOn, closesOn, step }
}

/** Cases of its objections, as far as the caller may see them. */
const seenOf = async (
  cases: readonly StoredCase[],
  { areaId }: StoredDisclosure,
  principal: Principal,
  ports: Ports,
): Promise<string[]> => {
  const path = await ports.county.pathOf(areaId)
  const seen = await Promise.all(
    cases.map(async (one) => may(principal, 'case.read', { path }) && (await maySee(principal, one, ports))),
  )
  return cases.flatMap(({ caseId }, n) => (seen[n] ? [caseId] : []))
}

export const disclosureView = async (
  found: StoredDisclosure,
  principal: Principal,
  ports: Ports,
): Promise<DisclosureView> => {
  const { rev, text, result, objections = 0 } = found
  const cases = await objectionsTo(found, ports)
  const [caseIds, unanswered] = await Promise.all([seenOf(cases, found, principal, ports), unansweredOf(cases, ports)])
  const { today } = await todayIn(ports)
  const allowed = allowedOn(found, { today, unanswered })
  return { ...briefOfDisclosure(found), rev, text, result, objections, unanswered, caseIds, allowed }
}

/** The answer of a command. */
export const disclosureTaken = (events: readonly EventItem[]): DisclosureTaken => {
  const told = toldBy(disclosureLedger, disclosureStates, events) as unknown as DisclosureTaken
  const { disclosureId, rev, command, from, step, at, allowed } = told
  // one that was published just now has its days before it
  return { disclosureId, rev, command, from, step, at, allowed: withoutClose(allowed) }
}

/** A command of staff on a disclosure, whole: what each of the command handlers is. */
export const disclosureCommand = async <B extends object>(
  asked: Asked<{ disclosureId: string }, unknown, B>,
  ports: Ports,
  decide: Parameters<typeof commandOn<typeof DisclosureRow, DisclosureFacts, B>>[4],
): Promise<DisclosureTaken> => {
  const authorize = actingOnDisclosure(asked.principal, 'disclosure.write')
  const insteadOf = async (found: StoredDisclosure) => {
    const { today } = await todayIn(ports)
    const allowed = allowedOn(found, { today, unanswered: await unansweredTo(found, ports) })
    const path = await ports.county.pathOf(found.areaId)
    return theirs(disclosureStates.orders, allowed, asked.principal, { path })
  }
  return disclosureTaken(await commandOn(disclosureLedger, asked, ports, authorize, sayingInstead(decide, insteadOf)))
}

const demandKind = (kind: string, kinds: readonly { readonly code: string }[]): void => {
  const codes = kinds.map(({ code }) => code)
  if (!codes.includes(kind)) throw invalid('kind', say('没有这个类别', 'No such kind'), codes)
}

/** Refuses to list a kind that is none; one that takes nothing new may still be read. */
export const demandAskable = async (
  { kind }: { kind?: string | undefined },
  { county }: Pick<Ports, 'county'>,
): Promise<void> => {
  if (kind !== undefined) demandKind(kind, disclosureRules(await county.config()).kinds)
}

/** What it is to say, checked against the county. */
export const disclosureTextOf = async (
  { area, ...body }: z.output<typeof draftDisclosure.body>,
  principal: Principal,
  ports: Ports,
): Promise<DisclosureText> => {
  const { path: _, ...where } = await areaOf(area, 'disclosure.write', principal, ports)
  const { kinds } = disclosureRules(await ports.county.config())
  demandKind(
    body.kind,
    kinds.filter(({ retired }) => !retired),
  )
  needOrder(body)
  return { ...body, ...where }
}

/** Which case an objection became is for those to see who may see the case. */
export const withoutCases = (ledger: ThingLedger): ThingLedger => ({
  ...ledger,
  entries: ledger.entries.map(({ facts: { caseId: _, ...facts }, ...entry }) => ({ ...entry, facts })),
})
