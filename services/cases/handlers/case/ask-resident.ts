import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { askResident as decide } from '../../domain/wait.ts'

export const askResident = implement(contract.askResident)((asked, ports) =>
  command(asked, ports, 'case.ask-resident', decide),
)
