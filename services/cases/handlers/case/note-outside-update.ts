import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/leaving.ts'
import { noteOutside } from '../../domain/hand-over.ts'

export const noteOutsideUpdate = implement(contract.noteOutsideUpdate)((asked, ports) =>
  command(asked, ports, 'case.outside-update', noteOutside),
)
