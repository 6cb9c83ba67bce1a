import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { askResident as decide } from '../../domain/wait.ts'
import { command } from '../../take.ts'

export const askResident = implement(contract.askResident)((asked, ports) =>
  command(asked, ports, 'case.ask-resident', decide),
)
