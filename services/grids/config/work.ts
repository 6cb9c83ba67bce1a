import { type CountyConfig, caseRules, type DispatchRule } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { type Fault, Problem, say } from '@wangge/problem'

const noUnit = say('没有这个单位，或单位无人任职', 'No such unit, or nobody is appointed in it')
const noArea = say('没有这个区域', 'No such area')

type Rules = Pick<CountyConfig, 'cases'>
const written = (rule: DispatchRule): string => JSON.stringify(Object.entries(rule).sort())

/** A dispatch rule that is new names a unit and an area that are there: no case is sent to what is not (C7). */
export const demandDispatchable = async (
  was: Rules,
  wanted: Rules,
  { access, county }: Pick<Ports, 'access' | 'county'>,
): Promise<void> => {
  const before = new Set(caseRules(was).dispatch.map(written))
  const faults = caseRules(wanted).dispatch.map(async (rule, n): Promise<Fault[]> => {
    // one that stood before may outlive its unit: changing something else is not refused for it
    if (before.has(written(rule))) return []
    const path = `cases.dispatch.${n}`
    const [officers, area] = await Promise.all([
      access.postsIn(rule.unitId),
      rule.area === undefined ? true : county.area(rule.area),
    ])
    return [
      ...(officers.length > 0 ? [] : [{ path: `${path}.unitId`, what: noUnit }]),
      ...(area ? [] : [{ path: `${path}.area`, what: noArea }]),
    ]
  })
  const fields = (await Promise.all(faults)).flat()
  if (fields[0]) throw new Problem('invalid', fields[0].what, { fields })
}
