import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { removeViewer as remove } from '../../domain/confidential.ts'
import { command } from '../../take.ts'

export const removeViewer = implement(contract.removeViewer)((asked, ports) =>
  command(asked, ports, 'case.name-viewer', remove),
)
