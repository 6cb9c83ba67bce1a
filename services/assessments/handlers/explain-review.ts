import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { explain } from '../domain/explain.ts'
import { readableReview } from '../readable-review.ts'
import { entriesOf } from '../table.ts'

export const explainReview = implement(contract.explainReview)(async ({ params, principal }, ports) => {
  const stored = await readableReview(params, principal, 'review.explain', ports)
  const { subjectKind: kind, subjectId, areaId, period } = stored
  const entries = await entriesOf(ports.table, { kind, subjectId, areaId }, period)
  return explain(contract.Review.parse(stored), entries, await ports.county.config())
})
