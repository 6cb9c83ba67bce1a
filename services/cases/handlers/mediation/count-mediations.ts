import { implement } from '@wangge/http'
import { every } from '@wangge/table'
import * as contract from '../../contract/mediation-lists.ts'
import { mediationSteps } from '../../contract/mediation-words.ts'
import { figuresOf, rateOf } from '../../domain/mediation/figures.ts'
import { boundsOf, mediationPage } from '../../mediation/lists.ts'

export const countMediations = implement(contract.countMediations)(async ({ query, principal }, ports) => {
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
