import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-lists.ts'
import { mediationPage } from '../../mediation/lists.ts'
import { mediationBrief } from '../../mediation/view.ts'

export const listMediations = implement(contract.listMediations)(async ({ query, principal }, ports) => {
  const { limit, after, ...asked } = query
  const page = await mediationPage(asked, { limit, ...(after !== undefined && { after }) }, principal, ports)
  return { ...page, items: page.items.map((brief) => mediationBrief(brief, ports.now)) }
})
