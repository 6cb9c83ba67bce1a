import { type CountyConfig, deedRules, disclosureRules } from '@wangge/county'

type Name = CountyConfig['name']

/** A code of the configuration that records refer to. */
export interface Coded {
  /** Where it stands, by codes: `categories.facility-lamp`, `categories.facility-lamp.form.what`. */
  readonly path: string
  readonly name?: Name
  /** It cannot be left out: lists and figures show it by what the configuration says of it today. */
  readonly stays?: true
  readonly retired?: boolean | undefined
  /** What it means besides its name, by field; the field without a name is itself. */
  readonly fixed: Readonly<Record<string, string | undefined>>
}

/** Codes that were given up, by where they stood, and what they meant. */
export type Gone = Readonly<Record<string, string>>

/** What a code means, as one text. */
export const meaningOf = ({ fixed }: Pick<Coded, 'fixed'>): string => JSON.stringify(Object.entries(fixed).sort())

const categoriesIn = ({ categories }: CountyConfig): Coded[] =>
  categories.flatMap(({ code, name, parent, class: kind, retired, form = [], evidence = [] }): Coded[] => {
    const path = `categories.${code}`
    return [
      { path, name, stays: true, retired, fixed: { parent, class: kind } },
      ...form.map((one) => ({ path: `${path}.form.${one.code}`, fixed: { '': one.kind } })),
      ...evidence.map((one) => ({ path: `${path}.evidence.${one.code}`, fixed: { '': one.kind } })),
    ]
  })

/** Every code of the configuration that a record may refer to: those that hold where the county says nothing as well. */
export const codedIn = (config: CountyConfig): Coded[] => {
  const { lists, units } = deedRules(config)
  const { kinds } = disclosureRules(config)
  return [
    ...config.levels.map(({ level, name }): Coded => ({ path: `levels.${level}`, name, stays: true, fixed: {} })),
    ...Object.entries(config.caseClasses).map(([one, name]) => ({ path: `caseClasses.${one}`, name, fixed: {} })),
    ...categoriesIn(config),
    ...config.duties.map(({ ruleId, name, per, who }) => ({ path: `duties.${ruleId}`, name, fixed: { per, who } })),
    ...config.indicators.map(({ id, name, numerator, denominator }) => ({
      path: `indicators.${id}`,
      name,
      fixed: { numerator, denominator },
    })),
    ...lists.map(
      ({ code, name, retired, opensCases }): Coded => ({
        path: `deeds.lists.${code}`,
        name,
        stays: true,
        retired,
        fixed: { opensCases: `${opensCases === true}` },
      }),
    ),
    ...units.map(({ code, name }): Coded => ({ path: `deeds.units.${code}`, name, stays: true, fixed: {} })),
    ...kinds.map(
      ({ code, name, retired }): Coded => ({
        path: `disclosures.kinds.${code}`,
        name,
        stays: true,
        retired,
        fixed: {},
      }),
    ),
  ]
}
