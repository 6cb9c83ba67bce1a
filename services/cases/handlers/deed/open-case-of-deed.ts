import { deedRules } from '@wangge/county'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { deedCommand } from '../../deed/deeds.ts'
import { caseFrom } from '../../deed/open-case.ts'
import { handOn } from '../../domain/deed-commands.ts'

export const openCaseOfDeed = implement(contract.openCaseOfDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.open-case', async (found, body, actor) => {
    const { lists } = deedRules(await ports.county.config())
    const isProblem = lists.find(({ code }) => code === found.list)?.opensCases === true
    const { caseId, ops } = await caseFrom(found, body, actor, asked, ports)
    const decision = handOn(found, { caseId, opened: ops.length > 0 }, actor, isProblem)
    return { ...decision, besides: ops }
  }),
)
