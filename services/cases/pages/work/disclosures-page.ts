import { html, type Markup } from '@wangge/page'
import type { PublicDisclosure } from '../../disclosure/contract/views.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

/** A local date as a page says it. */
export const dayFor = ({ language }: Pick<Reading, 'language'>) => {
  const words = new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' })
  return (date: string): Markup => html`<time datetime="${date}">${words.format(Date.parse(date))}</time>`
}

interface Listed {
  readonly areaId: string
  readonly name: string
  readonly items: readonly PublicDisclosure[]
}

/** What an area has published: first what one can still object to. */
export const disclosuresPage = ({ areaId, name, items }: Listed, reading: Reading): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const day = dayFor(reading)
  const heading = t(`${name}重大事项公示`, `Major matters of ${name}`)
  const part = (title: string, some: readonly PublicDisclosure[]) =>
    some.length > 0 &&
    html`<h2>${title}</h2>
<ul>${some.map(
      (one) => html`<li><a href="${pathFor(reading, `/d/${areaId}/${one.disclosureId}`)}">${one.title}</a><br>
<span class="soft">${one.area} · ${one.kind} · ${day(one.opensOn)} – ${day(one.closesOn)}</span></li>`,
    )}</ul>`
  return {
    title: heading,
    body: html`<h1>${heading}</h1>
${items.length === 0 && html`<p>${t('目前没有公示。', 'Nothing is published at present.')}</p>`}
${part(
  t('正在公示，可以提出异议', 'Open: you may object'),
  items.filter(({ open }) => open),
)}
${part(
  t('公示期已满', 'No longer open'),
  items.filter(({ open }) => !open),
)}`,
  }
}
