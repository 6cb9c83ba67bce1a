import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { accept } from '../../domain/handle.ts'

export const acceptCase = implement(contract.acceptCase)((asked, ports) =>
  command(asked, ports, 'case.accept', accept, ({ holder }) => ({ at: holder.areaId })),
)
