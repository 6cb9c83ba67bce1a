import { implement } from '@wangge/http'
import * as contract from '../../contract/privacy.ts'
import { redactCase as redacted } from '../../privacy/redact-case.ts'

export const redactCase = implement(contract.redactCase)((asked, ports) => redacted(asked, ports))
