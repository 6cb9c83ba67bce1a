import { type Category, type CountyConfig, type FormField, leafCategories } from '@wangge/county'
import { html, type Markup } from '@wangge/page'
import { textsFor } from '../../case/work/typed-answers.ts'
import { describedBy, type Faults, field, notes } from './form.ts'
import { type Reading, wordsFor } from './reading.ts'

/** What a question is called in the page: several categories may ask the same. */
export const nameOfAnswer = (category: string, code: string): string => `answers.${category}.${code}`

/** Categories that ask something, as far as a reporter may choose them. */
const asking = (config: CountyConfig): Category[] => leafCategories(config).filter(({ form }) => form?.length)

/**
 * Shows the questions of the chosen kind and hides the others', without a script. A browser too old to look into the
 * chosen option shows those of the kind that the page came back with.
 */
export const questionStyle = (config: CountyConfig): string =>
  [
    '.asked{display:none;border:0;padding:0}',
    '@supports not selector(:has(a)){.asked.chosen{display:block}}',
    ...asking(config).map(
      ({ code }) => `form:has(#category option[value="${code}"]:checked) .for-${code}{display:block}`,
    ),
    '',
  ].join('\n')

interface Draft {
  readonly typed: Readonly<Record<string, unknown>>
  readonly faults: Faults
}

/** Questions of a chosen category, by the path a fault names them with. */
export const labelsOf = (
  config: CountyConfig,
  chosen: unknown,
  { language }: Reading,
): ReadonlyMap<string, readonly [id: string, label: string]> => {
  const { form = [] } = asking(config).find(({ code }) => code === chosen) ?? {}
  return new Map(
    form.map(({ code, name }) => [`answers.${code}`, [nameOfAnswer(`${chosen}`, code), name[language]] as const]),
  )
}

const control = (
  { kind, choices = [] }: FormField,
  { id, given, described }: { id: string; given: readonly string[]; described: Markup | false },
  reading: Reading,
): Markup => {
  const t = wordsFor(reading)
  const [first] = given
  switch (kind) {
    case 'long-text':
      return html`<textarea id="${id}" name="${id}" rows="3"${described}>
${first}</textarea>`
    case 'choice':
      return html`<select id="${id}" name="${id}"${described}><option value="">${t('请选择', 'Choose one')}</option>${choices.map(
        ({ code, name }) =>
          html`<option value="${code}"${code === first && html` selected`}>${name[reading.language]}</option>`,
      )}</select>`
    default:
      return html`<input type="${kind === 'date' ? 'date' : 'text'}"${kind === 'number' && html` inputmode="decimal"`} id="${id}" name="${id}" value="${first}" autocomplete="off"${described}>`
  }
}

/** Several to tick, or yes and no: a group of its own. */
const group = (
  { kind, choices = [] }: FormField,
  about: Parameters<typeof notes>[0],
  given: readonly string[],
  reading: Reading,
): Markup => {
  const t = wordsFor(reading)
  const { id, label, fault } = about
  const isMany = kind === 'multi-choice'
  const all = isMany
    ? choices.map(({ code, name }) => [code, name[reading.language]] as const)
    : ([
        ['yes', t('是', 'Yes')],
        ['no', t('否', 'No')],
      ] as const)
  // the first has the field's own id: the way from the summary leads to it
  const boxes = all.map(
    ([code, name], n) =>
      html`<label><input type="${isMany ? 'checkbox' : 'radio'}" id="${n === 0 ? id : `${id}.${code}`}" name="${isMany ? `${id}[]` : id}" value="${code}"${given.includes(code) && html` checked`}>${name}</label>`,
  )
  return html`<fieldset class="choices${fault && ' wrong'}"${describedBy(about)}><legend>${label}</legend>
${notes(about)}${boxes}</fieldset>`
}

/** Every category's questions, each hidden until its category is chosen. */
export const questions = (config: CountyConfig, { typed, faults }: Draft, reading: Reading): Markup[] => {
  const t = wordsFor(reading)
  return asking(config).map(({ code: category, form = [] }) => {
    const isChosen = typed.category === category
    const asked = form.map((one) => {
      const { code, name, hint, required, kind } = one
      const id = nameOfAnswer(category, code)
      const optional = required ? '' : t('（可不填）', ' (optional)')
      const about = {
        id,
        label: `${name[reading.language]}${optional}`,
        hint: hint?.[reading.language],
        fault: isChosen ? faults[`answers.${code}`] : undefined,
      }
      const given = textsFor(typed, id)
      return kind === 'multi-choice' || kind === 'yes-no'
        ? group(one, about, given, reading)
        : field(about, (described) => control(one, { id, given, described }, reading))
    })
    return html`<div class="asked for-${category}${isChosen && ' chosen'}">${asked}</div>`
  })
}
