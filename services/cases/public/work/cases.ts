import { type County, type CountyConfig, categoryPath, listingDepth, open311Of } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { invalid, type Language, say } from '@wangge/problem'
import { type Item, type Page, type Range, sift } from '@wangge/table'
import { periodBounds } from '@wangge/time'
import type * as z from 'zod'
import { type Case, closedAt, isOpen } from '../../case/domain/case.ts'
import { stepTitles } from '../../case/steps/words.ts'
import { type CaseBriefRow, CaseRow, closedIn, havingWords, openIn, reportedIn } from '../../case/table/case.ts'
import { partitionsUnder } from '../../case/work/partitions.ts'
import type { CaseInPublic, listPublicCases } from '../contract/public.ts'
import { PublicRow } from '../table.ts'
import { publicCategories } from './categories.ts'

export type Filter = Omit<z.output<typeof listPublicCases.query>, 'limit' | 'after'>
type Read = Pick<Ports, 'table' | 'county'>

type Known = Pick<Case, 'category' | 'class' | 'step' | 'confidential' | 'parentId'>

/** Is a case one that everybody may ask for? Not what is between people, whatever its category; nor a part, which goes with its whole. */
export const isKnown = (config: CountyConfig): ((found: Known) => boolean) => {
  const categories = publicCategories(config)
  return ({ category, class: kind, confidential, parentId }) =>
    !confidential && parentId === undefined && categories.has(category) && kind !== 'mediation'
}

/** Is a case one that everybody is shown? */
export const isPublic = (config: CountyConfig): ((found: Known) => boolean) => {
  const known = isKnown(config)
  // one that was merged goes on in another, which is shown
  return (found) => known(found) && found.step !== 'cancelled' && found.step !== 'merged'
}

export const stateOf = (found: Pick<Case, 'step'>) => (isOpen(found) ? 'open' : 'closed')

/** When something last happened to it that everybody may know of. */
export const lastOf = ({
  reportedAt,
  movedAt = '',
  firstAnswerAt = '',
  solvedAt = '',
  struckOffAt = '',
}: Case): string =>
  [reportedAt, movedAt, firstAnswerAt, solvedAt, struckOffAt].reduce((last, at) => (at > last ? at : last))

/** What a person let through. */
type Published = Pick<Item<typeof PublicRow>, 'text' | 'fileIds'>

/** A case as everybody may see it (I3): the one public view, for the list, the map and Open311. */
const publicCaseView = async (
  found: Case,
  words: Published | undefined,
  config: CountyConfig,
  { county, language }: { county: County; language: Language },
): Promise<CaseInPublic> => {
  const { decimals } = open311Of(config)
  const rounded = (degrees: number) => Number(degrees.toFixed(decimals))
  const village = await county.listingAreaOf(found.areaId)
  const [lineage, agency] = await Promise.all([
    county.lineage(village),
    county.listingAreaOf(found.holder.areaId).then(county.needArea),
  ])
  const { step, place, category } = found
  return {
    number: found.caseId,
    step,
    title: stepTitles[step][language],
    state: stateOf(found),
    category,
    categoryName: publicCategories(config).get(category)?.name[language] ?? category,
    reportedAt: found.reportedAt,
    updatedAt: lastOf(found),
    ...(found.dueAt && { expectedAt: found.dueAt }),
    ...(!isOpen(found) && { closedAt: closedAt(found) }),
    areaId: village,
    area: lineage.map(({ name }) => name).reverse(),
    agency: agency.name,
    ...(place && { place: { lon: rounded(place.lon), lat: rounded(place.lat) } }),
    ...(words && { text: words.text }),
    photos: (words?.fileIds ?? []).map((fileId) => `/v1/public/cases/${found.caseId}/photos/${fileId}`),
  }
}

/** Public cases by their ids, in that order, with what was let through of them; those that are not public are left out. */
export const publicViews = async (
  ids: readonly string[],
  config: CountyConfig,
  { table, county, language }: Read & { language: Language },
  shown: (found: Case) => boolean = isPublic(config),
): Promise<CaseInPublic[]> => {
  const keys = ids.map((caseId) => ({ caseId }))
  const isRead = isPublic(config)
  const [found, words] = await Promise.all([table.getMany(CaseRow, keys), table.getMany(PublicRow, keys)])
  const views = found.map(async (one, at) => {
    if (!one || !shown(one)) return []
    const published = one.moderated === 'published' && isRead(one) ? words[at] : undefined
    return [await publicCaseView(one, published, config, { county, language })]
  })
  return (await Promise.all(views)).flat()
}

const yearMs = 366 * 86_400_000

const spanOf = ({ period }: Filter, { zone }: CountyConfig, now: string): { from: string; to: string } => {
  if (period === undefined) return { from: new Date(Date.parse(now) - yearMs).toISOString(), to: now }
  const { from, to } = periodBounds(period, zone)
  return { from, to: new Date(Date.parse(to) - 1).toISOString() }
}

/** Everything narrower than a village is refused: which grid it was may say whose door. */
const areaOf = async (area: string | undefined, { code }: CountyConfig, county: County): Promise<string> => {
  if (area === undefined) return code
  const found = await county.area(area)
  if (!found) throw invalid('area', say('没有这个区域', 'No such area'))
  if (found.path.length - 1 > listingDepth)
    throw invalid('area', say('只能选到村、社区', 'Nothing narrower than a village'))
  return area
}

// an engine's filter holds so many words; with more of them little is passed over anyway
const mostWords = 50
/** What a line of a list must have by which most others are passed over unread. */
export const rare = (codes: readonly string[]): string[] | undefined =>
  codes.length > 0 && codes.length <= mostWords ? havingWords(...codes) : undefined

/** Where a page before ended: the moment of its last case, and its cases of that moment. */
export interface Past {
  readonly at: string
  readonly numbers: readonly string[]
}

/** A page of public cases, the newest first. */
export const publicPage = async (
  { area, category, state, ...filter }: Filter,
  { past, ...range }: Pick<Range, 'limit' | 'after'> & { past?: Past | undefined },
  { table, county, now, language }: Read & Pick<Ports, 'now'> & { language: Language },
): Promise<Page<CaseInPublic>> => {
  const config = await county.config()
  const within = await areaOf(area, config, county)
  const lists = { open: [openIn], closed: [closedIn], any: [openIn, closedIn] }[state ?? 'any']
  const partitions = await partitionsUnder([within], lists, { county })
  const shown = isPublic(config)
  const isPast = ({ caseId }: CaseBriefRow) => past?.numbers.includes(caseId) === true
  const codes = [...publicCategories(config).keys()].filter(
    (code) => category === undefined || categoryPath(config, code).includes(category),
  )
  if (codes.length === 0) return { items: [] }
  const where = (brief: CaseBriefRow) => codes.includes(brief.category) && shown(brief) && !isPast(brief)
  const span = { ...spanOf(filter, config, now), ...(past && { to: past.at }) }
  const part = { ...reportedIn(span), having: rare(codes), reverse: true, where }
  const has = async (brief: CaseBriefRow) =>
    within === config.code || (await county.pathOf(brief.areaId)).includes(within)
  const seen = new Set<string>()
  const { items, next } = await sift(
    (page) => table.merge(CaseRow, 1, partitions, { ...part, ...page }),
    range,
    // one that was closed meanwhile stands on both lists for a moment
    async (brief) => !seen.has(brief.caseId) && seen.add(brief.caseId) && has(brief),
  )
  const views = await publicViews(
    items.map(({ caseId }) => caseId),
    config,
    { table, county, language },
  )
  return { items: views, ...(next !== undefined && { next }) }
}
