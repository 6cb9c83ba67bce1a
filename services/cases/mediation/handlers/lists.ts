import { implement } from '@wangge/http'
import { every } from '@wangge/table'
import { mediationSteps } from '../../case/contract/mediation-words.ts'
import { CaseRow } from '../../case/table/case.ts'
import { recordLook } from '../../case/work/look.ts'
import { staff } from '../../case/work/take.ts'
import { noSuchCase } from '../../case/work/view.ts'
import * as lists from '../contract/lists.ts'
import * as mediation from '../contract/mediation.ts'
import { figuresOf, rateOf } from '../domain/figures.ts'
import { boundsOf, mediationPage } from '../work/lists.ts'
import { demandOpen, mediationOf } from '../work/take.ts'
import { mediationBrief, mediationView } from '../work/view.ts'

export const getMediation = implement(mediation.getMediation)(async ({ params, query, principal }, ports) => {
  const found = await ports.table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  const reader = await staff(principal, 'mediation.read')(found, ports)
  const actor = query.unmask ? await staff(principal, 'mediation.unmask')(found, ports) : reader
  const mediation = await mediationOf(ports, params)
  if (query.unmask) await demandOpen(found, principal, ports)
  await recordLook(found, query.unmask ? 'parties' : 'mediation', actor, ports)
  return mediationView(mediation, found, { now: ports.now, unmask: query.unmask === true }, ports.vault)
})

export const countMediations = implement(lists.countMediations)(async ({ query, principal }, ports) => {
  const { period, through } = query
  const bounds = await boundsOf(query, ports)
  const counts = { succeeded: 0, ended: 0, pending: 0 }
  const steps = new Map(mediationSteps.map((step) => [step, 0]))
  // the list that the figures open to, read to its end
  const pages = (after: string | undefined) =>
    mediationPage(query, { limit: 100, ...(after !== undefined && { after }) }, principal, ports)
  for await (const one of every(pages)) {
    const figures = figuresOf(one, bounds)
    for (const figure of figures) counts[figure]++
    if (figures.includes('ended')) steps.set(one.step, (steps.get(one.step) ?? 0) + 1)
  }
  return {
    period,
    through,
    ...counts,
    rate: rateOf(counts.succeeded, counts.ended),
    steps: Object.fromEntries(steps) as Record<(typeof mediationSteps)[number], number>,
  }
})

export const listMediations = implement(lists.listMediations)(async ({ query, principal }, ports) => {
  const { limit, after, ...asked } = query
  const page = await mediationPage(asked, { limit, ...(after !== undefined && { after }) }, principal, ports)
  return { ...page, items: page.items.map((brief) => mediationBrief(brief, ports.now)) }
})
