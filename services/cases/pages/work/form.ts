import { html, type Markup } from '@wangge/page'
import type { Fault, Language, Problem } from '@wangge/problem'

/** What is wrong, by the field it is wrong with. */
export type Faults = Readonly<Record<string, string | undefined>>

/** The problem's faults in the reader's language. */
export const faultsIn = ({ fields }: Problem, language: Language): Faults =>
  Object.fromEntries(fields.map(({ path, what }: Fault) => [path, what[language]]))

/** Every fault with the name of its field, in the reader's language. */
export const faultLines = (
  labels: Readonly<Record<string, string>>,
  faults: Faults,
  t: (zh: string, en: string) => string,
): (readonly [id: string, text: string])[] =>
  Object.entries(faults).map(([id, what = '']) => [id, t(`${labels[id]}：${what}`, `${labels[id]}: ${what}`)] as const)

/** What stands above a form that came back: every fault with a way to its field, where the reader begins. */
export const summary = (
  title: string,
  lines: readonly (readonly [id: string | undefined, text: string])[],
): Markup => html`<div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="faults">
<h2 id="faults">${title}</h2>
<ul>${lines.map(([id, text]) => html`<li>${id ? html`<a href="#${id}">${text}</a>` : text}</li>`)}</ul></div>`

interface Field {
  readonly id: string
  readonly label: string
  readonly fault?: string | undefined
  readonly hint?: string | undefined
}

/** What tells a screen reader of hint and fault. */
export const describedBy = ({ id, hint, fault }: Field): Markup | false => {
  const ids = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return ids !== '' && html` aria-describedby="${ids}"${fault && html` aria-invalid="true"`}`
}

/** Hint and fault, by the ids that `describedBy` names. */
export const notes = ({
  id,
  hint,
  fault,
}: Field): Markup => html`${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${fault && html`<p class="fault" id="${id}-fault">${fault}</p>`}`

/** A label, what helps and what is wrong, and the control. */
export const field = (about: Field, control: (described: Markup | false) => Markup): Markup =>
  html`<div class="field${about.fault && ' wrong'}"><label for="${about.id}">${about.label}</label>
${notes(about)}${control(describedBy(about))}</div>`
