import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand, withProof } from '../../deed/deeds.ts'
import { finish } from '../../domain/deed-commands.ts'

export const finishDeed = implement(contract.finishDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.progress', withProof(finish, ports)),
)
