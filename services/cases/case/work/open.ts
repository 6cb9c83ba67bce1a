import { checkAnswers, isOpenOn, needCategory } from '@wangge/county'
import { locate, toWgs84 } from '@wangge/county/locate'
import { type Call, madeBefore, type Ports } from '@wangge/http'
import { type Actor, captured, inWindow } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { Conflict, type Op, putNew } from '@wangge/table'
import { localDate } from '@wangge/time'
import type { Subject } from '@wangge/vault'
import { phoneOf } from '@wangge/vault/phone'
import type * as z from 'zod'
import { ofCase } from '../../file/table/file.ts'
import type { createCase } from '../contract/case.ts'
import type { Opened } from '../contract/report.ts'
import type { Case } from '../domain/case.ts'
import { type NewCase, report, solveOnTheSpot } from '../domain/handle.ts'
import { ledgerOf, record } from '../table/case.ts'
import { ReporterRow } from '../table/reporter.ts'
import { keepAnswers, needSealing } from './answers.ts'
import { askedBy } from './asked.ts'
import { filesOf, goingAlong, namedAlong, namedIn } from './files.ts'
import { hashOf, numberOf, tokenOf } from './number.ts'
import { paceReport } from './pace.ts'
import { demandReachable } from './reporter.ts'
import { settingOf } from './setting.ts'

/** What is reported, by whoever. */
export type Report = z.output<typeof createCase.body>
type Where = Pick<Case, 'areaId' | 'place' | 'aboveAreaId'>

/** The grid it happened in: by its code, or by the place. */
export const whereOf = async (
  { gridCode, place }: Pick<Report, 'gridCode' | 'place'>,
  ports: Ports,
): Promise<Where> => {
  if ((gridCode === undefined) === (place === undefined))
    throw invalid('gridCode', say('网格编码和位置须给且只给一个', 'Give the grid code or the place, and only one'))
  if (place) {
    const { lon, lat } = await toWgs84(place)
    const areaId = await locate(ports, { lon, lat, crs: 'WGS-84' }).catch((error) => {
      throw error instanceof Problem ? invalid('place', error.detail) : error
    })
    // seven decimals are a centimetre
    const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
    return { areaId, place: { lon: round(lon), lat: round(lat), crs: place.crs } }
  }
  const { county, now } = ports
  const [area, { zone }] = await Promise.all([county.area(gridCode as string), county.config()])
  if (!area || area.kind === 'area' || !isOpenOn(area, localDate(now, zone)))
    throw invalid('gridCode', say('没有这个网格', 'No such grid'))
  return { areaId: area.areaId }
}

/** The reporter's own drawer in the vault, when a name, phone or address was left. */
const enrolled = async (what: Report, request: Call, { vault, county, now }: Ports) => {
  const { name, phone, address } = what
  const { version, testPhones, categories } = await county.config()
  const category = needCategory({ categories }, what.category)
  demandReachable(what, { categories, testPhones })
  const { form = [] } = category
  const answers = checkAnswers(form, what.answers ?? {})
  const reached = phone && phoneOf(phone, { testPhones })
  const reporter = reached && (await vault.blindIndex('phone', reached))
  const answersFor = (subject?: Subject) => ({
    formVersion: Object.keys(answers).length > 0 ? version : undefined,
    keep: (caseId: string) => [
      ...keepAnswers(caseId, form, answers, subject),
      ...(reporter ? [putNew(ReporterRow, { caseId, reporter, at: now })] : []),
    ],
  })
  if (!name && !phone && !address && !needSealing(form, answers))
    return { category, ops: [], reached, seal: undefined, ...answersFor() }
  const subjectId = request.derivedId('reporter')
  const { ops, subject } = await vault.enrol(subjectId, {
    kind: 'reporter',
    ...(name && { name }),
    ...(reached && { phone: reached }),
    language: request.language,
  })
  const sealed = address && { address: subject.seal('address', address) }
  const seal = (token: string) => subject.seal('note', token).sealed
  return { category, ops, subjectId, reached, ...sealed, seal, ...answersFor(subject) }
}

/** Whether it is kept from all but a few, and why (C20): its category asks for it, or whoever reports it. */
const confidentially = async (what: Report, { county }: Pick<Ports, 'county'>): Promise<Case['confidential']> => {
  const { categories } = await county.config()
  if (categories.find(({ code }) => code === what.category)?.confidential) return 'category'
  return what.confidential ? 'reporter' : undefined
}

interface By {
  readonly request: Call
  readonly actor: Actor
  /** Comes through a partner that the county knows by its key: many people's reports from one address. */
  readonly isPartner?: boolean
}

/** Number and token of the case that a request opens, the n-th that it tries. */
const namesOf = async (n: number, request: Call, { vault }: Pick<Ports, 'vault'>) => {
  const number = numberOf(request.derivedId(`number-${n}`))
  const token = tokenOf(await vault.blindIndex('note', `case-token\n${number}\n${request.derivedId('token')}`))
  return { number, token }
}

/** A case ready to be written: number and token are derived from the request, so that a repeat makes the same one. */
export const prepareCase = async (
  what: Report,
  { areaId, place, aboveAreaId }: Where,
  { request, actor, isPartner }: By,
  ports: Ports,
): Promise<(n: number) => Promise<{ number: string; token: string; state: Case; ops: readonly Op[] }>> => {
  const { county, now } = ports
  const [{ category, ops: enrolment, keep, seal, reached, ...told }, confidential, listingAreaId] = await Promise.all([
    enrolled(what, request, ports),
    confidentially(what, ports),
    county.listingAreaOf(areaId),
  ])
  if (actor.kind === 'resident' && !isPartner) await paceReport(what.class ?? category.class, request, ports)
  const asked = await askedBy(what, reached, actor, ports)
  const isTold = asked !== 'untold' && asked !== 'nobody'
  const setting = await settingOf(
    ports,
    { areaId, category: category.code, confidential, aboveAreaId },
    what.solve ? 'everybody' : 'lowest',
  )
  const proving = { required: category.evidence ?? [], given: [] }
  const along = await namedAlong(what.files, ports)
  const named = [...along, ...namedIn(what.solve?.evidence ?? [], 'solve.evidence')]
  return async (n) => {
    const { number, token } = await namesOf(n, request, ports)
    const made: NewCase = {
      caseId: number,
      areaId,
      listingAreaId,
      category: category.code,
      class: what.class ?? category.class,
      description: what.description,
      place,
      source: what.source,
      recorderId: actor.memberId,
      ...told,
      ...(confidential && { confidential }),
      ...(aboveAreaId && { aboveAreaId }),
      // nobody's, where nobody is to have it
      token: isTold ? hashOf(token) : '',
      ...(isTold && reached && seal && { sealedToken: seal(token) }),
      ...(asked === 'nobody' && { unasked: true as const }),
    }
    const opened = what.solve ? solveOnTheSpot(made, what.solve, actor, setting, proving) : report(made, actor, setting)
    const decision = await inWindow(goingAlong(captured(opened, what.capturedAt), what.files), request, ports)
    const { ops } = record(decision, { rev: undefined, at: now, cause: request.cause })
    const files = await filesOf(named, { of: ofCase(number), actor }, ports)
    return { number, token, state: decision.state, ops: [...ops, ...keep(number), ...enrolment, ...files.ops] }
  }
}

const mostNumbers = 3

/** What a request opened, if it came before. */
const openedBefore = async (request: Call, ports: Pick<Ports, 'vault' | 'table'>): Promise<Opened | undefined> => {
  for (let n = 1; n <= mostNumbers; n++) {
    const names = await namesOf(n, request, ports)
    const ledger = await ledgerOf(ports.table, names.number)
    if (ledger.length === 0) return undefined
    const made = madeBefore(ledger, request)
    if (made.length > 0) return { ...names, expectedAt: made.at(-1)?.data.dueAt as string }
  }
  return undefined
}

/** Opens a case, unless the request did before: what refuses it now (a grid that was closed, say) did not refuse it then. */
export const openOnce = async (request: Call, ports: Ports, open: () => Promise<Opened>): Promise<Opened> => {
  try {
    return await open()
  } catch (error) {
    const isRefused = error instanceof Problem || error instanceof Conflict
    const before = isRefused && request.idempotencyKey !== undefined && (await openedBefore(request, ports))
    if (before) return before
    throw error
  }
}

/** Opens a case; any number of repeats makes one, and every one of them is told the same. The token itself is kept under the reporter's own key alone. */
export const openCase = async (what: Report, where: Where, by: By, ports: Ports): Promise<Opened> => {
  const opening = await prepareCase(what, where, by, ports)
  for (let n = 1; ; n++) {
    const { number, token, state, ops } = await opening(n)
    try {
      await ports.table.write(ops)
      return { number, token, expectedAt: state.dueAt as string }
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const before = await openedBefore(by.request, ports)
      if (before) return before
      // the number is another case's: fifty bits make that a matter of decades
      if (n === mostNumbers) throw error
    }
  }
}
