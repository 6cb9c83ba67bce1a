import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { answer } from '../../domain/close.ts'
import { command } from '../../take.ts'

export const answerCase = implement(contract.answerCase)((asked, ports) => command(asked, ports, 'case.answer', answer))
