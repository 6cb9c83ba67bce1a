import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand } from '../../deed/deeds.ts'
import { publish } from '../../domain/deed-commands.ts'

export const publishDeed = implement(contract.publishDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.write', publish),
)
