import { type Category, type CountyConfig, type FormField, leafCategories, open311Of } from '@wangge/county'
import { type Language, notFound, say } from '@wangge/problem'

/** Categories that a county has opted in, by code. */
export const publicCategories = (config: CountyConfig): ReadonlyMap<string, Category> =>
  new Map(leafCategories(config).flatMap((one) => (one.public ? [[one.code, one]] : [])))

/** The category behind a service code. */
export const needService = (config: CountyConfig, code: string): Category => {
  const found = publicCategories(config).get(code)
  if (!found) throw notFound(say('没有这个 service_code', 'service_code was not found'))
  return found
}

/** There is one jurisdiction: it need not be named, but nobody may name another. */
export const sameJurisdiction = (config: CountyConfig, jurisdictionId: unknown): void => {
  if (jurisdictionId && jurisdictionId !== open311Of(config).jurisdictionId)
    throw notFound(say('没有这个 jurisdiction_id', 'jurisdiction_id was not found'))
}

const groupOf = ({ categories }: CountyConfig, { parent }: Category): Category | undefined =>
  categories.find(({ code }) => code === parent)

/** The service list. */
export const servicesOf = (config: CountyConfig, language: Language) =>
  [...publicCategories(config).values()].map((category) => {
    const { code, name, form = [] } = category
    const group = groupOf(config, category)?.name ?? name
    return {
      service_code: code,
      service_name: name[language],
      description: `${group[language]} / ${name[language]}`,
      metadata: form.length > 0,
      type: 'realtime',
      keywords: [...new Set([...Object.values(name), ...Object.values(group)])].join(', '),
      group: group[language],
    }
  })

/** Kinds of questions in the words of Open311. */
const datatypes: Readonly<Record<FormField['kind'], string>> = {
  text: 'string',
  'long-text': 'text',
  number: 'number',
  date: 'datetime',
  choice: 'singlevaluelist',
  'multi-choice': 'multivaluelist',
  'yes-no': 'singlevaluelist',
}
const yesNo = [
  { code: 'yes', name: say('是', 'Yes') },
  { code: 'no', name: say('否', 'No') },
]

const attributeOf = (
  { code, name, kind, required, hint, choices = kind === 'yes-no' ? yesNo : undefined }: FormField,
  at: number,
  language: Language,
) => ({
  variable: true,
  code,
  datatype: datatypes[kind],
  required,
  datatype_description: hint?.[language] ?? null,
  order: at + 1,
  description: name[language],
  ...(choices && { values: choices.map((one) => ({ key: one.code, name: one.name[language] })) }),
})

/** One service's definition: what is asked besides. */
export const definitionOf = (config: CountyConfig, code: string, language: Language) => {
  const { form = [] } = needService(config, code)
  return { service_code: code, attributes: form.map((one, at) => attributeOf(one, at, language)) }
}
