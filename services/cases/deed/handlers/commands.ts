import { scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { actorOf, edited, openOn } from '@wangge/ledger'
import * as contract from '../contract/deed.ts'
import { amend, decideAmount } from '../domain/amend.ts'
import {
  add,
  cancel,
  check,
  demandProblem,
  finish,
  handOn,
  publish,
  reportProgress as report,
  revise,
  start,
} from '../domain/commands.ts'
import { deedLedger } from '../table.ts'
import { caseFrom } from '../work/open-case.ts'
import { deedCommand, deedTaken, deedTextOf, isOfProblems, isOwn, withProof } from '../work/take.ts'

export const addDeed = implement(contract.addDeed)(async ({ body, principal, request }, ports) => {
  // a repeat may be told again whatever has become of the area
  scopes(principal, 'deed.write')
  const deedId = request.derivedId('deed')
  const decide = async () => {
    const text = await deedTextOf(body, principal, ports)
    return add(deedId, text, actorOf(principal, 'deed.write', await ports.county.pathOf(text.areaId)))
  }
  return deedTaken(await openOn(deedLedger, { deedId }, ports, { request, decide }), ports)
})

export const amendDeed = implement(contract.amendDeed)((asked, ports) => deedCommand(asked, ports, 'deed.write', amend))

export const cancelDeed = implement(contract.cancelDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.write', cancel),
)

export const checkDeed = implement(contract.checkDeed)((asked, ports) => deedCommand(asked, ports, 'deed.check', check))

export const decideDeedAmount = implement(contract.decideDeedAmount)((asked, ports) =>
  deedCommand(asked, ports, 'deed.check', (found, body, actor) =>
    decideAmount(found, body, actor, isOwn(asked.principal, found)),
  ),
)

export const finishDeed = implement(contract.finishDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.progress', withProof(finish, ports)),
)

export const openCaseOfDeed = implement(contract.openCaseOfDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.open-case', async (found, body, actor) => {
    const isProblem = await isOfProblems(found.list, ports)
    demandProblem(found, isProblem)
    const { caseId, ops } = await caseFrom(found, body, actor, asked, ports)
    const decision = handOn(found, { caseId, opened: ops.length > 0 }, actor, isProblem)
    return { ...decision, besides: ops }
  }),
)

export const publishDeed = implement(contract.publishDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.write', publish),
)

export const reportProgress = implement(contract.reportProgress)((asked, ports) =>
  deedCommand(asked, ports, 'deed.progress', withProof(report, ports)),
)

export const reviseDeed = implement(contract.reviseDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.write', async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await deedTextOf(body, asked.principal, ports), actor)
  }),
)

export const startDeed = implement(contract.startDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.progress', start),
)
