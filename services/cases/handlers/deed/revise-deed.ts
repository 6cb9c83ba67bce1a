import { implement } from '@wangge/http'
import { edited } from '@wangge/ledger'
import * as contract from '../../contract/deeds.ts'
import { deedCommand, deedTextOf } from '../../deed/deeds.ts'
import { revise } from '../../domain/deed-commands.ts'

export const reviseDeed = implement(contract.reviseDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.write', async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await deedTextOf(body, asked.principal, ports), actor)
  }),
)
