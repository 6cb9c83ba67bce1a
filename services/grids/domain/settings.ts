import type { CountyConfig } from '@wangge/county'
import { type Fault, Problem, say } from '@wangge/problem'

const gone = say('已有的不能删除，只能停用或改名', 'What exists cannot go away, only be retired or renamed')

/** The next version of the configuration, or what about it may not change. */
export const revise = (was: CountyConfig, wanted: CountyConfig): CountyConfig => {
  const levels = new Set(wanted.levels.map(({ level }) => level))
  const categories = new Set(wanted.categories.map(({ code }) => code))
  const fields: Fault[] = [
    ...(wanted.code === was.code
      ? []
      : [{ path: 'code', what: say('县代码不能改', 'The county’s code cannot change'), allowed: was.code }]),
    ...was.levels
      .filter(({ level }) => !levels.has(level))
      .map(({ level }) => ({ path: `levels.${level}`, what: gone })),
    ...was.categories
      .filter(({ code }) => !categories.has(code))
      .map(({ code }) => ({ path: `categories.${code}`, what: gone })),
  ]
  if (fields.length > 0)
    throw new Problem('invalid', say('配置不能这样改', 'The configuration cannot change so'), { fields })
  return { ...wanted, version: was.version + 1 }
}
