import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand } from '../../deed/deeds.ts'
import { cancel } from '../../domain/deed-commands.ts'

export const cancelDeed = implement(contract.cancelDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.write', cancel),
)
