import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { deedCommand, deedTextOf } from '../../deed/deeds.ts'
import { revise } from '../../domain/deed-commands.ts'
import { edited } from '../../ledger/ledgered.ts'

export const reviseDeed = implement(contract.reviseDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.write', async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await deedTextOf(body, asked.principal, ports), actor)
  }),
)
