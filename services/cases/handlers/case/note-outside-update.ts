import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { noteOutside } from '../../domain/hand-over.ts'
import { command } from '../../take.ts'

export const noteOutsideUpdate = implement(contract.noteOutsideUpdate)((asked, ports) =>
  command(asked, ports, 'case.outside-update', noteOutside),
)
