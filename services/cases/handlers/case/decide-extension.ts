import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { decideExtension as decide } from '../../domain/extend.ts'
import { command } from '../../take.ts'

export const decideExtension = implement(contract.decideExtension)((asked, ports) =>
  command(asked, ports, 'case.decide-extension', decide),
)
