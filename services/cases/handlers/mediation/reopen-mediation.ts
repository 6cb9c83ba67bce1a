import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation.ts'
import { reopenMediation as reopen } from '../../domain/mediation/open.ts'
import { mediate } from '../../mediation/mediate.ts'

export const reopenMediation = implement(contract.reopenMediation)((asked, ports) =>
  mediate(asked, ports, 'mediation.reopen', reopen),
)
