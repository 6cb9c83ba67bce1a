import { CountyConfigVersion } from '@wangge/county'
import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { explain } from '../domain/explain.ts'
import { readableReview } from '../readable-review.ts'
import { entriesOf } from '../table.ts'

export const explainReview = implement(contract.explainReview)(async ({ params, principal }, ports) => {
  const { table, county } = ports
  const stored = await readableReview(params, principal, 'review.explain', ports)
  const { subjectKind: kind, subjectId, areaId, period, configVersion: version } = stored
  const entries = await entriesOf(table, { kind, subjectId, areaId }, period)
  // by the rules it was made by, which may not be today's
  const rules = (await table.get(CountyConfigVersion, { version })) ?? (await county.config())
  return explain(contract.Review.parse(stored), entries, rules)
})
