import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand } from '../../deed/deeds.ts'
import { amend } from '../../domain/deed-commands.ts'

export const amendDeed = implement(contract.amendDeed)((asked, ports) => deedCommand(asked, ports, 'deed.write', amend))
