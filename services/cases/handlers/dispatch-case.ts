import { implement, type Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as contract from '../contract.ts'
import { dispatch } from '../domain/handle.ts'
import { command } from '../take.ts'

/** Areas in which somebody of the unit may act: elsewhere nobody of it would see the case. */
const reachOf = async (unitId: string, { access }: Pick<Ports, 'access'>): Promise<string[]> => {
  const officers = await access.postsIn(unitId)
  const rights = await Promise.all(officers.map(({ memberId }) => access.rightsOf(memberId)))
  return rights.flat().flatMap((grant) => (grant.unitId === unitId ? grant.areaId : []))
}

export const dispatchCase = implement(contract.dispatchCase)(async (asked, ports) => {
  const reach = await reachOf(asked.body.unitId, ports)
  return command(asked, ports, 'case.dispatch', (found, body, actor, setting) => {
    if (!reach.some((areaId) => setting.path.includes(areaId)))
      throw invalid(
        'unitId',
        say('没有这个单位，或单位在此处无人任职', 'No such unit, or nobody of it is appointed for this place'),
      )
    return dispatch(found, body, actor, setting)
  })
})
