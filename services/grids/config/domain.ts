import { type CountyConfig, deedRules, disclosureRules } from '@wangge/county'
import { type Fault, Problem, say } from '@wangge/problem'

type Name = CountyConfig['name']

/** A code of the configuration that records refer to. */
interface Coded {
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
type Gone = Readonly<Record<string, string>>

/** What a code means, as one text. */
const meaningOf = ({ fixed }: Pick<Coded, 'fixed'>): string => JSON.stringify(Object.entries(fixed).sort())

const categoriesIn = ({ categories }: CountyConfig): Coded[] =>
  categories.flatMap(
    ({ code, name, parent, class: kind, confidential, retired, form = [], evidence = [] }): Coded[] => {
      const path = `categories.${code}`
      return [
        {
          path,
          name,
          stays: true,
          retired,
          fixed: { parent, class: kind, confidential: confidential ? 'true' : undefined },
        },
        ...form.map((one) => ({ path: `${path}.form.${one.code}`, fixed: { '': one.kind } })),
        ...evidence.map((one) => ({ path: `${path}.evidence.${one.code}`, fixed: { '': one.kind } })),
      ]
    },
  )

/** Every code of the configuration that a record may refer to: those that hold where the county says nothing as well. */
const codedIn = (config: CountyConfig): Coded[] => {
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
