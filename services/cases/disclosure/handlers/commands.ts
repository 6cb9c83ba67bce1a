import { scopes } from '@wangge/access'
import { disclosureRules } from '@wangge/county'
import { implement } from '@wangge/http'
import { actorOf, edited, openOn } from '@wangge/ledger'
import * as contract from '../contract/disclosure.ts'
import { close, draft, publish, revise, withdraw } from '../domain/disclosure.ts'
import { disclosureLedger } from '../table.ts'
import { unansweredTo } from '../work/objections.ts'
import { disclosureCommand, disclosureTaken, disclosureTextOf } from '../work/take.ts'

export const draftDisclosure = implement(contract.draftDisclosure)(async ({ body, principal, request }, ports) => {
  // a repeat may be told again whatever has become of the area
  scopes(principal, 'disclosure.write')
  const disclosureId = request.derivedId('disclosure')
  const decide = async () => {
    const text = await disclosureTextOf(body, principal, ports)
    return draft(disclosureId, text, actorOf(principal, 'disclosure.write', await ports.county.pathOf(text.areaId)))
  }
  return disclosureTaken(await openOn(disclosureLedger, { disclosureId }, ports, { request, decide }))
})

export const closeDisclosure = implement(contract.closeDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, async (found, body, actor, { today }) =>
    close(found, body, actor, { today, unanswered: await unansweredTo(found, ports) }),
  ),
)

export const publishDisclosure = implement(contract.publishDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, async (found, body, actor, now) => {
    const { leastDays } = disclosureRules(await ports.county.config())
    return publish(found, body, actor, { ...now, leastDays })
  }),
)

export const reviseDisclosure = implement(contract.reviseDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await disclosureTextOf(body, asked.principal, ports), actor)
  }),
)

export const withdrawDisclosure = implement(contract.withdrawDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, withdraw),
)
