import { dispatchRule } from '@wangge/county'
import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { command } from '../../case/take.ts'
import { needUnit } from '../../case/unit-reach.ts'
import * as contract from '../../contract/commands.ts'
import { dispatch } from '../../domain/handle.ts'

const noRule = () =>
  invalid('unitId', say('没有适用的派单规则，请指定单位', 'No rule says where it goes: name the unit'))

export const dispatchCase = implement(contract.dispatchCase)((asked, ports) =>
  command(asked, ports, 'case.dispatch', async (found, { unitId, note }, actor, setting) => {
    const { path, now } = setting
    const config = await ports.county.config()
    const rule = unitId === undefined ? dispatchRule(config, { ...found, path, at: now }).rule : undefined
    const to = unitId ?? rule?.unitId
    if (to === undefined) throw noRule()
    await needUnit(to, path, ports)
    return dispatch(found, { unitId: to, note, ruleId: rule?.ruleId }, actor, setting)
  }),
)
