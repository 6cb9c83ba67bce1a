import { type Category, type CountyConfig, type FormField, leafCategories } from '@wangge/county'
import type { Language } from '@wangge/problem'
import type { CategoryView, PublicCategory } from '../contract/categories.ts'

const fieldView =
  (language: Language) =>
  (field: FormField): PublicCategory['form'][number] => {
    const { code, name, kind, required, sensitivity, hint, choices } = field
    return {
      code,
      name: name[language],
      kind,
      required,
      sensitivity,
      ...(hint && { hint: hint[language] }),
      ...(choices && { choices: choices.map((one) => ({ code: one.code, name: one.name[language] })) }),
    }
  }

const viewWith =
  (leaves: ReadonlySet<string>, language: Language) =>
  (category: Category): PublicCategory => {
    const { code, parent, name, open, form = [] } = category
    return {
      code,
      ...(parent && { parent }),
      name: name[language],
      form: form.map(fieldView(language)),
      reportable: leaves.has(code),
      needsContact: !open,
    }
  }

const leavesOf = (config: CountyConfig): Set<string> => new Set(leafCategories(config).map(({ code }) => code))

/** The tree as a reporter needs it: what is retired is not offered. */
export const publicCategoryViews = (config: CountyConfig, language: Language): PublicCategory[] =>
  config.categories.filter(({ retired }) => !retired).map(viewWith(leavesOf(config), language))

/** The whole tree, in the caller's language. */
export const categoryViews = (config: CountyConfig, language: Language): CategoryView[] => {
  const view = viewWith(leavesOf(config), language)
  return config.categories.map((category) => ({
    ...view(category),
    class: category.class,
    public: category.public === true,
    retired: category.retired === true,
    legalBasis: (category.legalBasis ?? []).map((basis) => ({ ...basis, title: basis.title[language] })),
    evidence: (category.evidence ?? []).map((item) => ({ ...item, name: item.name[language] })),
  }))
}
