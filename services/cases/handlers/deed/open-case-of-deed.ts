import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand, isOfProblems } from '../../deed/deeds.ts'
import { caseFrom } from '../../deed/open-case.ts'
import { demandProblem, handOn } from '../../domain/deed-commands.ts'

export const openCaseOfDeed = implement(contract.openCaseOfDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.open-case', async (found, body, actor) => {
    const isProblem = await isOfProblems(found.list, ports)
    demandProblem(found, isProblem)
    const { caseId, ops } = await caseFrom(found, body, actor, asked, ports)
    const decision = handOn(found, { caseId, opened: ops.length > 0 }, actor, isProblem)
    return { ...decision, besides: ops }
  }),
)
