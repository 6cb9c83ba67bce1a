import { faultsOf, implement, problemBody } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import * as contract from '../contract/sync.ts'
import { recordContacts } from '../work.ts'

const unreadable = (issues: Parameters<typeof faultsOf>[0], item: unknown) =>
  new Problem('invalid', say('这一条内容有误', 'This item is wrong'), { fields: faultsOf(issues, item) })
const idOf = (item: unknown): string | undefined => {
  const id = (item as { contactId?: unknown } | null)?.contactId
  return typeof id === 'string' ? id.slice(0, 64) : undefined
}

export const sync = implement(contract.sync)(async ({ body, principal, request }, ports) => {
  const parsed = body.items.map((item) => contract.SyncItem.safeParse(item))
  const readable = parsed.flatMap(({ data }) => (data ? [data] : []))
  const outcomes = await recordContacts(
    readable.map(({ kind: _, ...contact }) => contact),
    { principal, request },
    ports,
  )
  const answers = outcomes.values()
  return {
    items: parsed.map(({ error }, n) => {
      const id = idOf(body.items[n])
      const outcome = error ? { problem: unreadable(error.issues, body.items[n]) } : answers.next().value
      if (outcome && 'contact' in outcome) return { id, status: outcome.repeated ? 200 : 201, contact: outcome.contact }
      const problem = problemBody(outcome?.problem, request)
      return { id, status: problem.status, problem }
    }),
  }
})
