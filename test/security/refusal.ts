import type { Outcome } from './judge.ts'
import type { Trial } from './trials.ts'

const han = /\p{Script=Han}/u
// what only somebody who reads the code or the table could know
const inner =
  /\bat \S+ \(|node_modules|\.ts\b|node:|sqlite|dynamo|zod|\bpk\b|\bsk\b|i[123]p|[a-z]+#|TypeError|undefined/i

const wordsOf = ({ json }: Outcome): string =>
  [json.title, json.detail, ...(json.errors ?? []).map(({ detail }: { detail: string }) => detail)].join('\n')

/** What is wrong with one refusal, in whatever language: status, form, and that nothing changed. */
const faultIn = ({ status: wanted, path, draft }: Trial, { status, headers, json, text, changed }: Outcome) => {
  if (status < 400 || status >= 500) return `answers ${status}`
  if (changed.length > 0) return `changed ${changed}`
  if (text.length > 20_000) return `is ${text.length} long`
  // a route of another standard tells errors in that standard's form
  if (draft.route.answerType === 'text/xml') return inner.test(text) ? `tells of the inside: ${text}` : undefined
  if (status !== (wanted ?? (path === undefined ? status : 422))) return `answers ${status}`
  if (!headers['content-type']?.startsWith('application/problem+json')) return `is ${headers['content-type']}`
  if (json.status !== status || !json.code || !json.title || !json.detail) return 'is no problem'
  const named: string[] = (json.errors ?? []).map((error: { path: string }) => error.path)
  const isNamed = path === undefined || named.some((one) => one === path || one.startsWith(`${path}.`))
  return status === 422 && !isNamed ? `does not name ${path} but ${named}` : undefined
}

/** What is wrong with the way a wrong request was refused. */
export const refusalFaultOf = (trial: Trial, chinese: Outcome, english: Outcome): string | undefined => {
  const fault = faultIn(trial, chinese) ?? faultIn(trial, english)
  // `?lang=` has the last word on a page
  if (fault || trial.draft.route.answerType === 'text/xml' || trial.draft.url.includes('lang=')) return fault
  if (!han.test(chinese.json.detail) || !han.test(chinese.json.title)) return `is not Chinese: ${chinese.json.detail}`
  if (chinese.headers['content-language'] !== 'zh-CN' || english.headers['content-language'] !== 'en') return 'language'
  if (han.test(english.json.title)) return `has an English title ${english.json.title}`
  if (inner.test(wordsOf(chinese)) || inner.test(wordsOf(english))) return `tells of the inside: ${wordsOf(english)}`
  return undefined
}
