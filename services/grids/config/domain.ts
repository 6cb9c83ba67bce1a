import type { Category, CountyConfig } from '@wangge/county'
import { type Fault, Problem, say } from '@wangge/problem'

const gone = say('已有的不能删除，只能停用或改名', 'What exists cannot go away, only be retired or renamed')
const moved = say(
  '已有的代码不能移到别处：请停用它，另开新代码',
  'A code cannot move to another place: retire it and open a new one',
)
const revived = say(
  '停用的代码不能改作别的用：请另开新代码',
  'A retired code cannot come back as something else: open a new one',
)
const otherKind = say('同一代码不能改换种类：请另开新代码', 'A code cannot change its kind: open a new one')

interface Coded {
  readonly code: string
  readonly kind: string
}
const changedKinds = (was: readonly Coded[] = [], wanted: readonly Coded[] = []): string[] =>
  wanted.filter(({ code, kind }) => was.some((one) => one.code === code && one.kind !== kind)).map(({ code }) => code)

/** What a category's code may not come to mean, now that there are cases under it. */
const faultsIn = (was: Category, wanted: Category | undefined): Fault[] => {
  const path = `categories.${was.code}`
  if (!wanted) return [{ path, what: gone }]
  const isRenamed = was.name['zh-CN'] !== wanted.name['zh-CN'] || was.name.en !== wanted.name.en
  return [
    ...(was.parent === wanted.parent
      ? []
      : [{ path: `${path}.parent`, what: moved, ...(was.parent && { allowed: [was.parent] }) }]),
    ...(was.retired && !wanted.retired && isRenamed ? [{ path: `${path}.name`, what: revived }] : []),
    ...changedKinds(was.form, wanted.form).map((code) => ({ path: `${path}.form.${code}`, what: otherKind })),
    ...changedKinds(was.evidence, wanted.evidence).map((code) => ({
      path: `${path}.evidence.${code}`,
      what: otherKind,
    })),
  ]
}

/** The next version of the configuration, or what about it may not change. */
export const revise = (was: CountyConfig, wanted: CountyConfig): CountyConfig => {
  const levels = new Set(wanted.levels.map(({ level }) => level))
  const categories = new Map(wanted.categories.map((category) => [category.code, category]))
  const fields: Fault[] = [
    ...(wanted.code === was.code
      ? []
      : [{ path: 'code', what: say('县代码不能改', 'The county’s code cannot change'), allowed: [was.code] }]),
    ...was.levels
      .filter(({ level }) => !levels.has(level))
      .map(({ level }) => ({ path: `levels.${level}`, what: gone })),
    ...was.categories.flatMap((category) => faultsIn(category, categories.get(category.code))),
  ]
  if (fields.length > 0)
    throw new Problem('invalid', say('配置不能这样改', 'The configuration cannot change so'), { fields })
  return { ...wanted, version: was.version + 1 }
}
