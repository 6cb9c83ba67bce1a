import { html, type Markup } from '@wangge/page'
import type { Text } from '@wangge/problem'
import type { PublicDisclosure } from '../../disclosure/contract/views.ts'
import { dayFor } from './disclosures-page.ts'
import { type Faults, field, summary } from './form.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

/** The objection as it stands: what was typed, and what is wrong with it. */
export interface Draft {
  readonly key: string
  readonly typed: Readonly<Partial<Record<'text' | 'name' | 'phone' | 'website', string | undefined>>>
  readonly faults: Faults
  /** Why it came back. */
  readonly why?: Text
}

const objection = ({ key, typed, faults }: Draft, reading: Reading): Markup => {
  const t = wordsFor(reading)
  const line = (id: 'name' | 'phone', kind: 'text' | 'tel', label: string, hint?: string) =>
    field(
      { id, label, hint, fault: faults[id] },
      (described) =>
        html`<input type="${kind}" id="${id}" name="${id}" value="${typed[id]}" autocomplete="${id === 'phone' ? 'tel' : 'name'}"${described}>`,
    )
  const trap = { id: 'website', label: t('此栏请留空', 'Leave this empty'), fault: faults.website }
  return html`<h2>${t('提出异议', 'Object')}</h2>
<form method="post" action="${pathFor(reading, reading.here)}" novalidate>
<input type="hidden" name="key" value="${key}">
${field(
  {
    id: 'text',
    label: t('您的异议和理由', 'Your objection and why'),
    hint: t('最多 1000 字', 'At most 1,000 characters'),
    fault: faults.text,
  },
  (described) => html`<textarea id="text" name="text" rows="5" required${described}>
${typed.text}</textarea>`,
)}
${line('name', 'text', t('姓名', 'Name'))}
${line('phone', 'tel', t('手机号', 'Mobile number'), t('答复用短信发到这个号码。', 'The answer is sent there by text message.'))}
<div${!faults.website && html` class="away" aria-hidden="true"`}>${field(
    trap,
    (described) =>
      html`<input type="text" id="website" name="website" value="${typed.website}" autocomplete="off"${!faults.website && html` tabindex="-1"`}${described}>`,
  )}</div>
<p class="hint">${t(
    '异议作为一件事项办理，有编号、有时限、有答复；您的姓名和电话加密保存，不公开。',
    'An objection is handled as a case, with a number, a time limit and an answer; name and phone are kept encrypted and are not published.',
  )}</p>
<button>${t('提交', 'Send')}</button>
</form>`
}

/** How many objected and how many wait for an answer, as the system counts them. */
const objectionsIn = ({ objections, unanswered }: { objections: number; unanswered: number }, reading: Reading) =>
  wordsFor(reading)(
    unanswered > 0 ? `${objections} 件，${unanswered} 件待答复` : `${objections} 件`,
    unanswered > 0 ? `${objections}, ${unanswered} to be answered` : `${objections}`,
  )

/** One major matter as anybody reads it, with the form to object while it is open. */
export const disclosurePage = (
  one: PublicDisclosure & { readonly text: string; readonly unanswered: number },
  draft: Draft,
  reading: Reading,
): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const day = dayFor(reading)
  const lines = Object.entries(draft.faults).map(([id, what = '']) => [id, what] as const)
  return {
    title: draft.why ? t(`有误：${one.title}`, `Error: ${one.title}`) : one.title,
    body: html`${draft.why && summary(draft.why[reading.language], lines)}
<h1>${one.title}</h1>
<dl><dt>${t('类别', 'Kind')}</dt><dd>${one.kind}</dd>
<dt>${t('范围', 'Where')}</dt><dd>${one.area}</dd>
<dt>${t('公示期', 'Open')}</dt><dd>${day(one.opensOn)} – ${day(one.closesOn)}</dd>
<dt>${t('异议', 'Objections')}</dt><dd>${objectionsIn(one, reading)}</dd></dl>
<p class="said">${one.text}</p>
${one.result && html`<section class="box"><h2>${t('结果', 'Result')}</h2><p class="said">${one.result}</p></section>`}
${one.open ? objection(draft, reading) : html`<p>${t('现在不在公示期内，不再接受异议。', 'It is not open: objections are not taken.')}</p>`}
<p><a href="${pathFor(reading, `/d/${one.areaId}`)}">${t('其他公示', 'Other matters')}</a></p>`,
  }
}
