import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/confidential.ts'
import { removeViewer as remove } from '../../domain/confidential.ts'

export const removeViewer = implement(contract.removeViewer)((asked, ports) =>
  command(asked, ports, 'case.name-viewer', remove),
)
