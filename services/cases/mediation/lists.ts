import { allow, grantsOf, may, type Principal, person, scopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { type Page, type Range, sift } from '@wangge/table'
import { periodBounds } from '@wangge/time'
import { maySee } from '../case/gate.ts'
import { figuresOf, type MediationFigure } from '../domain/mediation/figures.ts'
import { partitionsUnder } from '../list/lists.ts'
import { CaseRow, endedIn, ledBy, type MediationBriefRow, MediationRow, pendingIn, type StoredCase } from '../table.ts'

/** What is asked of the mediations of a county. */
export interface Asked {
  readonly area?: string | undefined
  readonly kind?: MediationBriefRow['kind'] | undefined
  readonly step?: MediationBriefRow['step'] | undefined
  readonly period?: string | undefined
  readonly figure?: MediationFigure | undefined
  readonly mediator?: 'me' | undefined
}

/** Areas to look in: the one asked for, or all that the caller has anything to do with. */
const areasOf = async (area: string | undefined, principal: Principal, { county }: Pick<Ports, 'county'>) => {
  if (area !== undefined) {
    allow(principal, 'mediation.read', { path: await county.pathOf(area) })
    return [area]
  }
  const { subtree, unit } = { subtree: scopes(principal, 'mediation.read'), unit: grantsOf(principal) }
  const ofUnits = unit.flatMap(({ role, areaId }) => (role === 'department' ? areaId : []))
  const areas = [...new Set([...subtree, ...ofUnits])]
  if (areas.length === 0) allow(principal, 'mediation.read', { path: [] })
  return areas
}

type Seen = MediationBriefRow & { readonly of: StoredCase | undefined }

/**
 * A page of mediations, the latest first, each of whose cases the caller may see: the same question as for the case
 * itself, asked line by line. Pages of ended ones lie by their end, the others by their opening.
 */
export const mediationPage = async (
  asked: Asked,
  range: Pick<Range, 'limit' | 'after'>,
  principal: Principal,
  ports: Pick<Ports, 'table' | 'county' | 'access'>,
): Promise<Page<MediationBriefRow>> => {
  const { table, county } = ports
  const { area, kind, step, period, figure, mediator } = asked
  const areas = await areasOf(area, principal, ports)
  const bounds = period === undefined ? undefined : periodBounds(period, (await county.config()).zone)
  const kinds = figure === 'succeeded' || figure === 'ended' ? [endedIn] : [pendingIn, endedIn]
  const isMine = mediator === 'me'
  const partitions = isMine ? [ledBy(person(principal).memberId)] : await partitionsUnder(areas, kinds, ports)
  const where = (brief: MediationBriefRow) => {
    const figures = figuresOf(brief, bounds)
    const isAsked = figure === undefined ? figures.length > 0 : figures.includes(figure)
    return isAsked && (kind === undefined || brief.kind === kind) && (step === undefined || brief.step === step)
  }
  const read = async (page: Pick<Range, 'limit' | 'after'>): Promise<Page<Seen>> => {
    const found = await table.merge(MediationRow, isMine ? 3 : 1, partitions, { ...page, reverse: true, where })
    const cases = await table.getMany(CaseRow, found.items)
    return { ...found, items: found.items.map((one, n) => ({ ...one, of: cases[n] })) }
  }
  const isVisible = async ({ of: found }: Seen): Promise<boolean> => {
    if (!found || !(await maySee(principal, found, ports))) return false
    const path = await county.pathOf(found.areaId)
    if (area !== undefined && !path.includes(area)) return false
    return may(principal, 'mediation.read', { path, unitIds: found.unitId ? [found.unitId] : [] })
  }
  const page = await sift(read, range, isVisible)
  return { ...page, items: page.items.map(({ of: _, ...brief }) => brief) }
}
