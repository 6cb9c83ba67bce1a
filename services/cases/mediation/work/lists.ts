import { allow, grantsOf, may, type Principal, person, scopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { type Page, type Range, sift } from '@wangge/table'
import { periodBounds } from '@wangge/time'
import { CaseRow, type StoredCase } from '../../case/table/case.ts'
import { maySee } from '../../case/work/gate.ts'
import { partitionsUnder } from '../../case/work/partitions.ts'
import { type Bounds, figuresOf, isOverdueAt, type MediationFigure } from '../domain/figures.ts'
import { endedIn, ledBy, type MediationBriefRow, MediationRow, pendingIn } from '../table.ts'

/** What is asked of the mediations of a county. */
export interface Asked {
  readonly area?: string | undefined
  readonly kind?: MediationBriefRow['kind'] | undefined
  readonly step?: MediationBriefRow['step'] | undefined
  readonly period?: string | undefined
  readonly through?: string | undefined
  readonly figure?: MediationFigure | undefined
  readonly mediator?: string | undefined
  readonly overdue?: boolean | undefined
  readonly followUpBy?: string | undefined
}

/** The span that is asked about; of all time when no period is named. */
export const boundsOf = async (
  { period, through = period }: Pick<Asked, 'period' | 'through'>,
  { county }: Pick<Ports, 'county'>,
): Promise<Bounds | undefined> => {
  if (period === undefined || through === undefined) {
    if (through !== undefined) throw invalid('period', say('须指明从何时起', 'Say from when on'))
    return undefined
  }
  const { zone } = await county.config()
  const { from } = periodBounds(period, zone)
  const { to } = periodBounds(through, zone)
  if (to <= from)
    throw invalid('through', say('早于起始时段', 'It lies before the period it begins with'), { min: period })
  return { from, to }
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

/** Whose they are, when somebody's are asked for. */
const mediatorOf = ({ mediator }: Asked, principal: Principal): string | undefined =>
  mediator === 'me' ? person(principal).memberId : mediator?.slice('member:'.length)

type Seen = MediationBriefRow & { readonly of: StoredCase | undefined }

/**
 * A page of mediations, the latest first, each of whose cases the caller may see: the same question as for the case
 * itself, asked line by line. Pages of ended ones lie by their end, the others by their opening.
 */
export const mediationPage = async (
  asked: Asked,
  range: Pick<Range, 'limit' | 'after'>,
  principal: Principal,
  ports: Pick<Ports, 'table' | 'county' | 'access' | 'now'>,
): Promise<Page<MediationBriefRow>> => {
  const { table, county, now } = ports
  const { area, kind, step, figure, overdue, followUpBy } = asked
  const areas = await areasOf(area, principal, ports)
  const bounds = await boundsOf(asked, ports)
  const kinds = figure === 'succeeded' || figure === 'ended' ? [endedIn] : [pendingIn, endedIn]
  // what is over lies with nobody any more
  const mediator = mediatorOf(asked, principal)
  const isMine = asked.mediator === 'me' && bounds === undefined && figure === undefined
  const partitions = isMine && mediator ? [ledBy(mediator)] : await partitionsUnder(areas, kinds, ports)
  const where = (brief: MediationBriefRow) => {
    const figures = figuresOf(brief, bounds)
    const isAsked = figure === undefined ? figures.length > 0 : figures.includes(figure)
    return (
      isAsked &&
      (kind === undefined || brief.kind === kind) &&
      (step === undefined || brief.step === step) &&
      (mediator === undefined || brief.mediatorId === mediator) &&
      (overdue === undefined || isOverdueAt(brief, now) === overdue) &&
      (followUpBy === undefined || (brief.followUpOn !== undefined && brief.followUpOn <= followUpBy))
    )
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
