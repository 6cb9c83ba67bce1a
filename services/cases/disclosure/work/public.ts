import { disclosureRules } from '@wangge/county'
import type { Call, Ports } from '@wangge/http'
import { noSuch, takeOn, todayIn } from '@wangge/ledger'
import { pageWithin } from '@wangge/listing'
import { type Language, Problem, say } from '@wangge/problem'
import type * as z from 'zod'
import type { Opened } from '../../case/contract/report.ts'
import { ledgerOf } from '../../case/table/case.ts'
import { prepareCase } from '../../case/work/open.ts'
import type { objectToDisclosure } from '../contract/public.ts'
import type { PublicDisclosure } from '../contract/views.ts'
import { type Disclosure, isOpenToday, isPublicOn, object } from '../domain/disclosure.ts'
import { disclosureStates } from '../steps.ts'
import {
  type DisclosureBriefRow,
  DisclosureRow,
  disclosureLedger,
  disclosureList,
  type StoredDisclosure,
} from '../table.ts'
import { unansweredTo } from './objections.ts'

/** One that anybody may read. Of a draft nobody outside hears; of what was withdrawn they hear just that. */
export const needPublic = async (
  disclosureId: string,
  ports: Pick<Ports, 'table' | 'county' | 'now'>,
): Promise<StoredDisclosure> => {
  const found = await ports.table.get(DisclosureRow, { disclosureId })
  const { today } = await todayIn(ports)
  if (found && isPublicOn(found, today)) return found
  if (found?.step === 'withdrawn' && found.publishedOn !== undefined)
    throw new Problem('gone', say('这项公示已撤回', 'This disclosure was withdrawn'))
  throw noSuch(disclosureStates.name)
}

/** As anybody sees it. */
const publicDisclosureView = async (
  found: DisclosureBriefRow & Pick<Disclosure, 'result' | 'objections'>,
  language: Language,
  ports: Pick<Ports, 'county' | 'now'>,
): Promise<PublicDisclosure> => {
  const { county } = ports
  const { disclosureId, areaId, title, opensOn, closesOn, result, objections = 0 } = found
  const [config, area, { today }] = await Promise.all([county.config(), county.area(areaId), todayIn(ports)])
  const kind = disclosureRules(config).kinds.find(({ code }) => code === found.kind)?.name[language] ?? found.kind
  const open = isOpenToday(found, today)
  const dates = { opensOn, closesOn, open }
  return { disclosureId, areaId, area: area?.name ?? areaId, kind, title, ...dates, objections, result }
}

/** The same with its text, and how many objections wait for an answer. */
export const wholeDisclosureView = async (
  found: StoredDisclosure,
  language: Language,
  ports: Pick<Ports, 'table' | 'county' | 'now'>,
): Promise<PublicDisclosure & { text: string; unanswered: number }> => {
  const [view, unanswered] = await Promise.all([
    publicDisclosureView(found, language, ports),
    unansweredTo(found, ports),
  ])
  return { ...view, text: found.text, unanswered }
}

/** What is published in an area and below it, the latest first. */
export const publicDisclosures = async (
  { area, kind, limit, after }: { area: string; kind?: string | undefined; limit: number; after?: string | undefined },
  language: Language,
  ports: Ports,
): Promise<{ items: PublicDisclosure[]; next?: string }> => {
  const [areas, { today }] = await Promise.all([ports.county.within([area]), todayIn(ports)])
  const where = (brief: DisclosureBriefRow) => isPublicOn(brief, today) && (kind === undefined || brief.kind === kind)
  const page = await pageWithin(DisclosureRow, areas, { ...disclosureList, where, limit, after }, ports)
  const whole = await ports.table.getMany(DisclosureRow, page.items)
  const items = await Promise.all(whole.flatMap((one) => (one ? publicDisclosureView(one, language, ports) : [])))
  return { ...page, items }
}

/** An objection is a case like any other, written in one transaction with the disclosure that it is about. */
export const objectTo = async (
  disclosureId: string,
  { text, ...reporter }: z.output<typeof objectToDisclosure.body>,
  request: Call,
  ports: Ports,
): Promise<Opened> => {
  const { areaId, title, kind, publisherAreaId = areaId } = await needPublic(disclosureId, ports)
  const { kinds } = disclosureRules(await ports.county.config())
  const { objection = '' } = kinds.find(({ code }) => code === kind) ?? kinds[0] ?? {}
  const actor = { kind: 'resident' } as const
  const description = `对公示“${title}”的异议：\n${text}`
  const what = { ...reporter, category: objection, description, source: 'resident' as const }
  const opening = await prepareCase(what, { areaId, aboveAreaId: publisherAreaId }, { request, actor }, ports)
  const { number, token, ops } = await opening(1)
  const today = await todayIn(ports)
  await takeOn(disclosureLedger, { disclosureId }, ports, {
    request,
    authorize: () => actor,
    decide: (found) => ({ ...object(found, number, today), besides: ops }),
  })
  // a repeat is told the day that the first was told
  const [reported] = await ledgerOf(ports.table, number)
  return { number, token, expectedAt: reported?.data.dueAt as string }
}
