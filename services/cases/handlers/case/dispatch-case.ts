import { dispatchRule } from '@wangge/county'
import { implement, type Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as contract from '../../contract.ts'
import { dispatch } from '../../domain/handle.ts'
import { command } from '../../take.ts'

const noRule = () =>
  invalid('unitId', say('没有适用的派单规则，请指定单位', 'No rule says where it goes: name the unit'))
const nobodyThere = () =>
  invalid(
    'unitId',
    say('没有这个单位，或单位在此处无人任职', 'No such unit, or nobody of it is appointed for this place'),
  )

/** Areas in which somebody of the unit may act: elsewhere nobody of it would see the case. */
const reachOf = async (unitId: string, { access }: Pick<Ports, 'access'>): Promise<string[]> => {
  const officers = await access.postsIn(unitId)
  const rights = await Promise.all(officers.map(({ memberId }) => access.rightsOf(memberId)))
  return rights.flat().flatMap((grant) => (grant.unitId === unitId ? grant.areaId : []))
}

export const dispatchCase = implement(contract.dispatchCase)((asked, ports) =>
  command(asked, ports, 'case.dispatch', async (found, { unitId, note }, actor, setting) => {
    const { path, now } = setting
    const config = await ports.county.config()
    const rule = unitId === undefined ? dispatchRule(config, { ...found, path, at: now }).rule : undefined
    const to = unitId ?? rule?.unitId
    if (to === undefined) throw noRule()
    const reach = await reachOf(to, ports)
    if (!reach.some((areaId) => path.includes(areaId))) throw nobodyThere()
    return dispatch(found, { unitId: to, note, ruleId: rule?.ruleId }, actor, setting)
  }),
)
