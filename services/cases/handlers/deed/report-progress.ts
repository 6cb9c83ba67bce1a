import { implement } from '@wangge/http'
import * as contract from '../../contract/deeds.ts'
import { deedCommand, withProof } from '../../deed/deeds.ts'
import { reportProgress as report } from '../../domain/deed-commands.ts'

export const reportProgress = implement(contract.reportProgress)((asked, ports) =>
  deedCommand(asked, ports, 'deed.progress', withProof(report, ports)),
)
