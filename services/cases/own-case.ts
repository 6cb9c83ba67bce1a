import type { Principal } from '@wangge/access'
import type { Call, Ports } from '@wangge/http'
import type { EventItem } from '@wangge/table'
import type * as z from 'zod'
import type { PublicCase, rateCase } from './contract.ts'
import { rate } from './domain/close.ts'
import { resident } from './resident.ts'
import { settingOf } from './setting.ts'
import { CaseRow, ledgerOf } from './table.ts'
import { take } from './take.ts'
import { mergedView, publicView } from './view.ts'

type Asking = Readonly<{ caseId: string; principal: Principal; request: Call }>

/** A case as its reporter sees it, whichever way they came. */
export const ownCase = async ({ caseId, principal, request }: Asking, ports: Ports): Promise<PublicCase> => {
  const { table, county } = ports
  const [found, ledger] = await Promise.all([table.get(CaseRow, { caseId }), ledgerOf(table, caseId)])
  const own = resident(principal)(found)
  const inWords = { county, language: request.language }
  const setting = await settingOf(ports, own.areaId, 'nobody')
  const view = await publicView(own, ledger, setting, inWords)
  if (own.mergedInto === undefined) return view
  const main = { caseId: own.mergedInto }
  const [whole, story] = await Promise.all([table.need(CaseRow, main), ledgerOf(table, main.caseId)])
  return mergedView(view, await publicView(whole, story, setting, inWords))
}

/** The reporter's rating of it (C13). */
export const rateOwnCase = async (
  { caseId, principal, request }: Asking,
  rating: z.output<typeof rateCase.body>,
  ports: Ports,
): Promise<z.input<typeof rateCase.answer>> => {
  const [event] = await take(caseId, ports, {
    request,
    authorize: (found) => {
      resident(principal)(found)
      return { kind: 'resident' }
    },
    decide: (found, _, setting) => rate(found, rating, setting),
  })
  const { data, at } = event as EventItem
  return { number: caseId, stars: data.stars as number, at, reopenUntil: data.reopenUntil as string | undefined }
}
