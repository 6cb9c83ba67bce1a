import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { accept } from '../../domain/handle.ts'
import { command } from '../../take.ts'

export const acceptCase = implement(contract.acceptCase)((asked, ports) =>
  command(asked, ports, 'case.accept', accept, ({ holder }) => ({ at: holder.areaId })),
)
