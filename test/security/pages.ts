import type { Caller } from './arbitrary-county.ts'
import { ask, type Outcome, told } from './judge.ts'
import type { Draft } from './requests.ts'
import type { Settled } from './settled-county.ts'

const withQuery = (draft: Draft, more: Readonly<Record<string, string>>): Draft => {
  const [path = '', query = ''] = draft.url.split('?')
  const search = new URLSearchParams(query)
  for (const [name, value] of Object.entries(more)) search.set(name, value)
  return { ...draft, url: `${path}?${search}` }
}

const mostPages = 30

/**
 * Reads a list in pages of two and in one: the same things, each once, in one order. The cursor between them is good
 * for its caller and its list only. Tells whether there was more than one page.
 */
export const checkPages = async (settled: Settled, caller: Caller, other: Caller, draft: Draft): Promise<boolean> => {
  const fail = (what: string, outcome: Outcome): never => {
    throw new Error(`${what}\n${told(draft, caller, outcome)}`)
  }
  const first = await ask(settled, caller, withQuery(draft, { limit: '1' }))
  if (first.status !== 200 || first.json.next === undefined) return false
  const after: string = first.json.next

  const strange = await ask(settled, other, withQuery(draft, { limit: '1', after }))
  const isRefused = strange.status === 422 && strange.json.errors?.[0]?.path === 'after'
  if (!isRefused && strange.status !== 403) fail(`L1 a cursor opens for ${other.memberId}: ${strange.text}`, first)

  const whole = await ask(settled, caller, withQuery(draft, { limit: '100' }))
  const pieces: unknown[] = [...first.json.items]
  let next: string | undefined = after
  for (let pages = 0; next !== undefined && pages < mostPages; pages++) {
    const page: Outcome = await ask(settled, caller, withQuery(draft, { limit: '2', after: next }))
    if (page.status !== 200) fail('M3 a cursor does not open for its own caller', page)
    pieces.push(...page.json.items)
    next = page.json.next
  }
  const [read, known] = [pieces, whole.json.items.slice(0, pieces.length)].map((items) => JSON.stringify(items))
  if (read !== known) fail(`M3 pages and the whole list differ: ${read}`, whole)
  if (new Set(pieces.map((item) => JSON.stringify(item))).size < pieces.length)
    fail('M3 something is listed twice', whole)
  return true
}
