import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand } from '../../deed/deeds.ts'
import { start } from '../../domain/deed-commands.ts'

export const startDeed = implement(contract.startDeed)((asked, ports) =>
  deedCommand(asked, ports, 'deed.progress', start),
)
