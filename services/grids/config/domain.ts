import type { CountyConfig } from '@wangge/county'
import { type Fault, Problem, say } from '@wangge/problem'
import { type Coded, codedIn, type Gone, meaningOf } from './codes.ts'

const gone = say('已有的不能删除，只能停用或改名', 'What exists cannot go away, only be retired or renamed')
const other = say(
  '代码的含义不能改，已有记录用着它：请停用它，另开新代码',
  'A code keeps its meaning, records refer to it: retire it and open a new one',
)
const unexplained = say(
  '更正名称须在 changeReason 说明理由（与上一版不同）',
  'A corrected name needs a reason of its own in changeReason',
)
const retired = say('停用的代码不能恢复：请另开新代码', 'A retired code stays retired: open a new one')
const reordered = say('已有层级的上下顺序不能改', 'Levels that exist keep their order')

type Said = Pick<CountyConfig, 'changeReason'>
/** Is there a reason for this change, and not that of the last one sent back? */
const isExplained = (was: Said, wanted: Said): boolean =>
  wanted.changeReason !== undefined && wanted.changeReason !== was.changeReason

/** What a code may not come to mean, now that records refer to it. */
const faultsIn = (was: Coded, wanted: Coded | undefined, mayRename: boolean): Fault[] => {
  const { path } = was
  if (!wanted) return was.stays ? [{ path, what: gone }] : []
  const changed = Object.entries(was.fixed).filter(([field, value]) => wanted.fixed[field] !== value)
  const isRenamed = was.name?.['zh-CN'] !== wanted.name?.['zh-CN'] || was.name?.en !== wanted.name?.en
  return [
    ...changed.map(([field, value]) => ({
      path: field === '' ? path : `${path}.${field}`,
      what: other,
      ...(value !== undefined && { allowed: [value] }),
    })),
    ...(isRenamed && !mayRename ? [{ path: `${path}.name`, what: unexplained }] : []),
    ...(was.retired && !wanted.retired ? [{ path: `${path}.retired`, what: retired }] : []),
  ]
}

/** A code that was given up comes back as what it was, or not at all. */
const faultsOfReturning = ({ path, ...coded }: Coded, given: Gone): Fault[] => {
  const meaning = Object.hasOwn(given, path) ? given[path] : undefined
  return meaning === undefined || meaning === meaningOf(coded) ? [] : [{ path, what: other }]
}

const isReordered = ({ levels: was }: CountyConfig, { levels: wanted }: CountyConfig): boolean => {
  const codes = wanted.map(({ level }) => level)
  const kept = was.map(({ level }) => codes.indexOf(level)).filter((at) => at >= 0)
  return kept.some((at, n) => n > 0 && at < (kept[n - 1] as number))
}

/**
 * The next version of the configuration, with the codes that were given up until then; or what about it may not change.
 * A code is frozen from when it was saved: rooms do not know each other's records, and one saved is one in use.
 */
export const revise = (
  was: CountyConfig,
  wanted: CountyConfig,
  given: Gone = {},
): { config: CountyConfig; gone: Gone } => {
  const [before, after] = [codedIn(was), codedIn(wanted)]
  const byPath = new Map(after.map((coded) => [coded.path, coded]))
  const known = new Set(before.map(({ path }) => path))
  const mayRename = isExplained(was, wanted)
  const fields: Fault[] = [
    ...(wanted.code === was.code
      ? []
      : [{ path: 'code', what: say('县代码不能改', 'The county’s code cannot change'), allowed: [was.code] }]),
    ...(isReordered(was, wanted) ? [{ path: 'levels', what: reordered }] : []),
    ...before.flatMap((coded) => faultsIn(coded, byPath.get(coded.path), mayRename)),
    ...after.flatMap((coded) => (known.has(coded.path) ? [] : faultsOfReturning(coded, given))),
  ]
  if (fields.length > 0)
    throw new Problem('invalid', say('配置不能这样改', 'The configuration cannot change so'), { fields })
  const left = before.filter(({ path }) => !byPath.has(path)).map((coded) => [coded.path, meaningOf(coded)] as const)
  return { config: { ...wanted, version: was.version + 1 }, gone: { ...given, ...Object.fromEntries(left) } }
}
