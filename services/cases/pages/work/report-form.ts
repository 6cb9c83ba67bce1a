import { type Category, type CountyConfig, categoryPath, leafCategories } from '@wangge/county'
import { html, type Markup } from '@wangge/page'
import type { Language } from '@wangge/problem'
import { describedBy, type Faults, field, notes, summary } from './form.ts'
import type { Grid } from './grid.ts'
import { labelsOf, questionStyle, questions } from './questions.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

/** The form as it stands: what was typed, and what is wrong with it. */
export interface Draft {
  readonly key: string
  /** Answers besides, by the names that `questions` gives them. */
  readonly typed: Readonly<
    Partial<Record<'category' | 'description' | 'address' | 'name' | 'phone' | 'confidential' | 'website', string>> &
      Record<string, unknown>
  >
  readonly faults: Faults
  /** Why it came back. */
  readonly why?: string | undefined
}

type Groups = ReadonlyMap<Category, readonly Category[]>

/** Categories that can be chosen, under the top of their branch. */
const groupsOf = (config: CountyConfig): Groups => {
  const groups = new Map<Category, Category[]>()
  for (const leaf of leafCategories(config)) {
    const [topCode] = categoryPath(config, leaf.code)
    const top = config.categories.find(({ code }) => code === topCode) ?? leaf
    groups.set(top, [...(groups.get(top) ?? []), leaf])
  }
  return groups
}

const options = (groups: Groups, language: Language, chosen: string | undefined): Markup[] => {
  const option = ({ code, name }: Category) =>
    html`<option value="${code}"${code === chosen && html` selected`}>${name[language]}</option>`
  return [...groups].map(([top, leaves]) =>
    leaves[0] === top ? option(top) : html`<optgroup label="${top.name[language]}">${leaves.map(option)}</optgroup>`,
  )
}

/** Kinds that cannot be reported anonymously, said in one line. */
const namedOnly = (groups: Groups, language: Language): string | undefined => {
  const t = wordsFor({ language })
  const names = [...groups].flatMap(([top, leaves]) => (leaves.some(({ open }) => !open) ? [top.name[language]] : []))
  return names.length > 0
    ? t(
        `${names.join('、')}类须留姓名或电话；其他类别可以不留。`,
        `Needed for: ${names.join(', ')}. You may leave it out for the others.`,
      )
    : undefined
}

/** Kinds that are kept confidential whether anybody asks for it or not. */
const keptNames = (groups: Groups, language: Language): string => {
  const names = [...groups].flatMap(([, leaves]) =>
    leaves.flatMap(({ confidential, name }) => (confidential ? name[language] : [])),
  )
  return names.join(language === 'en' ? ', ' : '、')
}

/** The page to report in a grid. */
export const reportForm = (
  { area, within }: Grid,
  config: CountyConfig,
  { key, typed, faults, why }: Draft,
  reading: Reading,
): { title: string; body: Markup; style: string } => {
  const { language } = reading
  const t = wordsFor(reading)
  const labels = {
    category: t('问题类别', 'Kind of problem'),
    description: t('什么事', 'What is the matter'),
    address: t('在哪里（可不填）', 'Where (optional)'),
    name: t('姓名', 'Name'),
    phone: t('手机号', 'Mobile number'),
    website: t('此栏请留空', 'Leave this empty'),
  } as const
  type Name = keyof typeof labels
  const isField = (path: string): path is Name => Object.hasOwn(labels, path)
  const asked = labelsOf(config, typed.category, reading)
  const lines = Object.entries(faults).map(([path, what = '']) => {
    const [id, label] = isField(path) ? [path, labels[path]] : (asked.get(path) ?? [])
    return [id, id ? t(`${label}：${what}`, `${label}: ${what}`) : what] as const
  })
  const about = (id: Name, hint?: string) => ({ id, label: labels[id], hint, fault: faults[id] })
  const text = (id: Name, kind: 'text' | 'tel', complete: string, hint?: string) =>
    field(
      about(id, hint),
      (described) =>
        html`<input type="${kind}" id="${id}" name="${id}" value="${typed[id]}" autocomplete="${complete}"${described}>`,
    )
  const groups = groupsOf(config)
  const heading = t('反映问题', 'Report a problem')
  const contact = { id: 'contact', label: '', hint: namedOnly(groups, language) }
  const trap = html`<div${!faults.website && html` class="away" aria-hidden="true"`}>${field(
    about('website'),
    (described) =>
      html`<input type="text" id="website" name="website" value="${typed.website}" autocomplete="off"${!faults.website && html` tabindex="-1"`}${described}>`,
  )}</div>`
  return {
    style: questionStyle(config),
    title: why ? t(`有误：${heading}`, `Error: ${heading}`) : heading,
    body: html`${why && summary(why, lines)}
<h1>${heading}</h1>
<p>${area.name}<br><span class="soft">${within}</span></p>
<p class="box">${t(
      '火灾、燃气泄漏、有人受伤等紧急情况，请先拨打 119、110 或 120。',
      'In an emergency (fire, gas, somebody hurt) call 119, 110 or 120 first.',
    )}</p>
<form method="post" action="${pathFor(reading, `/r/${area.areaId}`)}" novalidate>
<input type="hidden" name="key" value="${key}">
${field(
  about('category'),
  (described) =>
    html`<select id="category" name="category" required${described}><option value="">${t('请选择', 'Choose one')}</option>${options(groups, language, typed.category)}</select>`,
)}
${questions(config, { typed, faults }, reading)}
${field(
  about(
    'description',
    t('写清什么事、从什么时候开始，最多 1000 字。', 'What it is and since when; at most 1,000 characters.'),
  ),
  (described) =>
    html`<textarea id="description" name="description" rows="5" required${described}>
${typed.description}</textarea>`,
)}
${text('address', 'text', 'street-address', t('门牌、路口或附近的标志物', 'House number, crossing or landmark'))}
<fieldset${describedBy(contact)}><legend>${t('怎么联系您', 'How to reach you')}</legend>
${notes(contact)}
${text('name', 'text', 'name')}
${text('phone', 'tel', 'tel', t('办理结果用短信发到这个号码。', 'The answer is sent there by text message.'))}
<p class="hint">${t(
      '隐私：您的姓名、电话和地址加密保存，只用于办理这件事；只有负责办理的工作人员能查看，每次查看都有记录。',
      'Privacy: name, phone and address are kept encrypted and used for this matter only. Only the staff who handle it can see them, and every look is recorded.',
    )}</p></fieldset>
<div class="field"><label class="tick"><input type="checkbox" name="confidential" value="yes"${typed.confidential && html` checked`} aria-describedby="confidential-hint"> ${t('请保密', 'Keep it confidential')}</label>
<p class="hint" id="confidential-hint">${t(
      `只有承办人和指定的人能看到，村和网格不知道，每次查看您都看得到。${keptNames(groups, language)}一律保密。`,
      `Only those who handle it and those named can see it, nobody in the village or grid; you are shown every look. Always so for: ${keptNames(groups, language)}.`,
    )}</p></div>
${trap}
<button>${t('提交', 'Send')}</button>
</form>
<p><a href="${pathFor(reading, '/c')}">${t('查询已反映的事', 'Follow something you reported')}</a></p>`,
  }
}
