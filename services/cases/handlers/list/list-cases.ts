import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { briefView } from '../../case/view.ts'
import * as contract from '../../contract/finding.ts'
import { askedCases } from '../../list/asked-cases.ts'
import { sortedBy, visiblePage } from '../../list/lists.ts'

export const listCases = implement(contract.listCases)(async ({ query, principal }, ports) => {
  const { limit, after, sort, ...which } = query
  if (sort === 'due' && which.holder === undefined)
    throw invalid('sort', say('按到期排序须给出 holder', 'By due date only with a holder'), ['newest'])
  const { source, wanted } = await askedCases(which, principal, ports)
  const sorted = sort === 'due' ? sortedBy(source, ({ dueAt }) => dueAt ?? '~') : source
  const page = await visiblePage(sorted, { limit, after }, wanted, principal, ports)
  return { ...page, items: page.items.map((brief) => briefView(brief, ports.now)) }
})
