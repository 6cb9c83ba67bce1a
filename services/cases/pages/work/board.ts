import type { Drawn } from '@wangge/county/locate'
import { html, type Markup } from '@wangge/page'
import type { CaseInPublic } from '../../public/contract/public.ts'
import type { Filter } from '../../public/work/cases.ts'
import { boardFilter, type Choices } from './board-filter.ts'
import { boardMap, mapOf } from './board-map.ts'
import { type Reading, wordsFor } from './reading.ts'

/** A page of the board. */
export interface Board {
  readonly filter: Filter
  readonly choices: Choices
  readonly cases: readonly CaseInPublic[]
  readonly drawn: readonly Drawn[]
  /** Addresses of the newest page, unless this is it, and of the one that goes on. */
  readonly newest?: string | undefined
  readonly older?: string | undefined
}

const dateFor = (zone: string, { language }: Reading) => {
  const clock = new Intl.DateTimeFormat(language, { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' })
  return (instant: string): Markup => html`<time datetime="${instant}">${clock.format(Date.parse(instant))}</time>`
}

const line = (one: CaseInPublic, together: number, on: ReturnType<typeof dateFor>, reading: Reading): Markup => {
  const t = wordsFor(reading)
  return html`<li id="c-${one.number}"><h3>${one.categoryName} <span class="state ${one.state}">${one.title}</span></h3>
<p>${one.area.slice(0, -1).join(' · ') || one.area[0]}${together === 0 && html` <span class="soft">${t('（没有图上位置）', '(not on the map)')}</span>`}${
    together > 1 && html` <span class="soft">${t(`（图上同处 ${together} 件）`, `(${together} at this place)`)}</span>`
  }</p>
${one.text && html`<p class="said">${one.text}</p>`}
${one.photos.length > 0 && html`<p>${one.photos.map((path, n) => html`<a href="${path}">${t(`照片 ${n + 1}`, `Photo ${n + 1}`)}</a> `)}</p>`}
<p class="soft">${t('反映于 ', 'Reported ')}${on(one.reportedAt)}${
    one.closedAt
      ? html`${t('，办完于 ', ', done ')}${on(one.closedAt)}`
      : one.expectedAt && html`${t('，这一步最迟 ', ', this step is due by ')}${on(one.expectedAt)}`
  } · ${t('编号 ', 'No. ')}${one.number}</p></li>`
}

/** The public board: which cases there are, roughly where and how far. */
export const boardPage = (
  { filter, choices, cases, drawn, newest, older }: Board,
  reading: Reading,
): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const place = choices.lineage.at(-1)?.name ?? ''
  const heading = t(`${place}：公开事项`, `${place}: public cases`)
  const map = mapOf(cases, drawn)
  const on = dateFor(choices.config.zone, reading)
  const togetherAt = (at: number) => map?.spots.find((spot) => spot.cases.includes(at + 1))?.cases.length ?? 0
  return {
    title: heading,
    body: html`<h1>${heading}</h1>
<p>${t(
      '大家反映的公共环境、公共设施问题办到了哪一步。只写类别、村社区和大致位置；文字经人审核，没有审核的不显示。',
      'How far the public matters are that residents reported: kind, village and rough place. Words are shown only when somebody has read them first.',
    )}</p>
${boardFilter(choices, filter, reading)}
${map && boardMap(map, reading)}
<h2>${t(`本页 ${cases.length} 件`, `${cases.length} on this page`)}</h2>
${
  cases.length === 0
    ? html`<p>${t('没有符合条件的事项。', 'There are none.')}</p>`
    : html`<ol class="cases">${cases.map((one, at) => line(one, togetherAt(at), on, reading))}</ol>`
}
${
  (newest || older) &&
  html`<nav aria-label="${t('翻页', 'Pages')}">${newest && html`<a href="${newest}">${t('回到最新', 'Newest')}</a>`} ${older && html`<a href="${older}" rel="next">${t('更早的', 'Older')}</a>`}</nav>`
}`,
  }
}
