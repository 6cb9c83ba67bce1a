import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { redactCase as redacted } from '../../redact-case.ts'

export const redactCase = implement(contract.redactCase)((asked, ports) => redacted(asked, ports))
