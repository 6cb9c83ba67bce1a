import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as contract from '../contract.ts'
import { dispatch } from '../domain/handle.ts'
import { command } from '../take.ts'

export const dispatchCase = implement(contract.dispatchCase)(async (asked, ports) => {
  const staffed = await ports.access.postsIn(asked.body.unitId)
  return command(asked, ports, 'case.dispatch', (found, body, actor, setting) => {
    if (staffed.length === 0)
      throw invalid('unitId', say('没有这个单位，或单位无人任职', 'No such unit, or nobody is appointed to it'))
    return dispatch(found, body, actor, setting)
  })
})
