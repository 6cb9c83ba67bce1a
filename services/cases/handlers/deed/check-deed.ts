import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand } from '../../deed/deeds.ts'
import { check } from '../../domain/deed-commands.ts'

export const checkDeed = implement(contract.checkDeed)((asked, ports) => deedCommand(asked, ports, 'deed.check', check))
