import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { answer } from '../../domain/close.ts'

export const answerCase = implement(contract.answerCase)((asked, ports) => command(asked, ports, 'case.answer', answer))
