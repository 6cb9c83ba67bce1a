import { type AreaNode, type Category, type CountyConfig, categoryPath } from '@wangge/county'
import { html, type Markup } from '@wangge/page'
import type { Filter } from '../../public/work/cases.ts'
import { publicCategories } from '../../public/work/categories.ts'
import { field } from './form.ts'
import { type Reading, wordsFor } from './reading.ts'

/** What the list can be narrowed to. */
export interface Choices {
  readonly config: CountyConfig
  /** From the county down to the area that is shown, and what lies directly in it. */
  readonly lineage: readonly AreaNode[]
  readonly inside: readonly AreaNode[]
  /** Months to choose from, the latest first. */
  readonly months: readonly string[]
}

type Option = readonly [value: string, name: string]

const select = (id: string, label: string, options: readonly Option[], chosen: string | undefined): Markup =>
  field(
    { id, label },
    () =>
      html`<select id="${id}" name="${id}">${options.map(
        ([value, name]) =>
          html`<option value="${value}"${value === (chosen ?? '') && html` selected`}>${name}</option>`,
      )}</select>`,
  )

/** Public categories under the top of their branch, which can be chosen as well. */
const categoryOptions = (config: CountyConfig, { language }: Reading): Option[] => {
  const codes = new Set<string>()
  for (const code of publicCategories(config).keys()) for (const one of categoryPath(config, code)) codes.add(one)
  const shown = config.categories.filter(({ code }) => codes.has(code))
  return shown.map(({ code, parent, name }: Category) => [code, `${parent ? '　' : ''}${name[language]}`] as const)
}

/** The form above the list. It asks with GET: what is shown has an address of its own. */
export const boardFilter = (
  { config, lineage, inside, months }: Choices,
  { area, category, state, period }: Filter,
  reading: Reading,
): Markup => {
  const t = wordsFor(reading)
  const areas: Option[] = [
    ...lineage.map(({ areaId, name }, depth): Option => [depth === 0 ? '' : areaId, name]),
    ...inside.map(({ areaId, name }): Option => [areaId, `　${name}`]),
  ]
  return html`<form method="get" action="/b" class="filter">
${reading.asked && html`<input type="hidden" name="lang" value="${reading.language}">`}
${select('area', t('地方', 'Area'), areas, area)}
${select('category', t('类别', 'Kind'), [['', t('全部', 'All')], ...categoryOptions(config, reading)], category)}
${select(
  'state',
  t('办理情况', 'State'),
  [
    ['', t('全部', 'All')],
    ['open', t('正在办理', 'Being handled')],
    ['closed', t('已经办完', 'Done')],
  ],
  state,
)}
${select(
  'period',
  t('反映时间', 'Reported in'),
  [['', t('最近一年', 'The last year')], ...months.map((month): Option => [month, month])],
  period,
)}
<button>${t('查看', 'Show')}</button></form>`
}
