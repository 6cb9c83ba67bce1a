import type { Caller } from './arbitrary-county.ts'
import { expected } from './expected.ts'
import { isSeen, type Mark } from './marks.ts'
import type { Draft, Target } from './requests.ts'
import type { Answer } from './running-county.ts'
import type { Settled } from './settled-county.ts'

/** An answer, and the kinds of rows that the request changed before it was undone. */
export interface Outcome extends Answer {
  readonly changed: readonly string[]
}

/** Rows that count attempts or end sessions, whatever becomes of the request. */
const bookkeeping = new Set(['limit', 'code', 'session'])

/** Asks as somebody, with other headers if told; whatever the request did is undone. */
export const ask = async (
  { county }: Pick<Settled, 'county'>,
  caller: Pick<Caller, 'memberId'> | undefined,
  draft: Draft,
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome> => {
  const headers = { ...draft.headers, ...(caller && (await county.as(caller.memberId))), ...more }
  const answer = await county.call({ ...draft, headers })
  const changed = (await county.driver.changes()).map(({ entity }) => entity)
  await county.driver.undo()
  if (draft.method !== 'GET') county.forget(caller ? [caller.memberId] : [])
  return { ...answer, changed: changed.filter((entity) => !bookkeeping.has(entity)) }
}

/** What an answer shows of what it was not asked with. */
export const shown = ({ marks }: Settled, draft: Draft, { text, headers }: Answer): Mark[] =>
  marks.in(`${text} ${JSON.stringify(headers)}`, `${decodeURIComponent(draft.url)} ${JSON.stringify(draft.body ?? '')}`)

/** A request and its answer, to be read by whoever has to find out why. */
export const told = (draft: Draft, who: unknown, { status, text }: Answer): string =>
  `${draft.method} ${draft.url} ${JSON.stringify(draft.body ?? '')}\nas ${JSON.stringify(who)}\n→ ${status} ${text}`

/** What is wrong with an answer to a caller who asked about this target; nothing if all is well. */
export const faultOf = (
  settled: Settled,
  caller: Caller,
  draft: Draft,
  target: Target,
  outcome: Outcome,
): string | undefined => {
  const { status, json, changed } = outcome
  const { route, method, variant } = draft
  if (status >= 500) return `failed: ${settled.county.log.at(-1)}`

  const roots = caller.grants.map(({ areaId }) => areaId)
  const leaked = shown(settled, draft, outcome).filter((mark) => !isSeen(mark, caller.memberId, roots, settled.pathOf))
  if (leaked.length > 0) return `shows ${leaked.map(({ what, text, homes }) => `${what} ${text} of ${[...homes]}`)}`
  if (json?.items?.length === 0 && json.next) return 'an empty page with more behind it'

  const wanted = expected(draft, caller, target)
  if (wanted === 'absent' && status !== 404) return 'outside the subtree, and not 404'
  if (wanted === 'forbidden' && status !== 403) return 'inside without the right, and not 403'
  if (wanted === 'own' && status === 404) return 'about the caller’s own, and 404'
  // a rule beside rights may refuse as well: the one who solved a case does not check it
  const isByRight = status === 403 ? json.action !== undefined : status === 401 || status === 404
  if (wanted === 'answered' && isByRight) return 'refuses what the policy gives'

  if (status >= 400 && changed.length > 0) return `refused, and yet changed ${changed}`
  // every look at a confidential case is written down
  const isLook = variant.includes('unmask') || (target.secret && changed.every((entity) => entity === 'look'))
  // and so is every list that somebody takes away
  const isExport = route.answerType === 'text/csv' && changed.every((entity) => entity === 'export')
  if (method === 'GET' && !isLook && !isExport && changed.length > 0) return `reading changed ${changed}`
  const isAuditor = caller.grants.every(({ role }) => role === 'auditor')
  const writes = status < 400 || changed.length > 0
  if (isAuditor && method !== 'GET' && route.action !== 'session.end' && writes) return 'an auditor wrote'
  return undefined
}
