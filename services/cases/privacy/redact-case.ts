import type { Asked, Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { type EventItem, silence } from '@wangge/table'
import type * as z from 'zod'
import { captured, staff, take, taken } from '../case/take.ts'
import type { redactCase as route, Taken } from '../contract.ts'
import { redact } from '../domain/erase.ts'
import { commandBehind, ledgerOf } from '../table.ts'

type Asking = Asked<{ caseId: string }, unknown, z.output<typeof route.body>>

/** Lines whose words go: those that are named, and with a comment the line that told of it. */
const linesToSilence = (ledger: readonly EventItem[], { entries = [], comment }: Asking['body']): EventItem[] => {
  const revs = new Set(ledger.map(({ rev }) => rev))
  const unknown = entries.find((rev) => !revs.has(rev))
  if (unknown !== undefined)
    throw invalid(`entries.${entries.indexOf(unknown)}`, say('台账没有这一行', 'The ledger has no such line'))
  const rated = comment === undefined ? undefined : ledger.findLast((event) => commandBehind(event) === 'rate')
  return ledger.filter((event) => entries.includes(event.rev) || event === rated)
}

/** Takes personal data out of what was written: out of the case, its lists and its ledger, in one transaction (I5). */
export const redactCase = async ({ params, body, principal, request }: Asking, ports: Ports): Promise<Taken> => {
  const { caseId } = params
  const { capturedAt, ...said } = body
  const events = await take(caseId, ports, {
    request,
    authorize: staff(principal, 'case.redact'),
    decide: async (found, actor) => {
      const lines = linesToSilence(await ledgerOf(ports.table, caseId), body)
      const entries = [...new Set(lines.map(({ rev }) => rev))]
      const decision = captured(redact(found, { ...said, entries }, actor), capturedAt)
      return { ...decision, besides: lines.flatMap((event) => silence('cases', `case#${caseId}`, event)) }
    },
  })
  return taken(events)
}
