import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation.ts'
import { confirmAgreement as confirm } from '../../domain/mediation/follow-up.ts'
import { mediate } from '../../mediation/mediate.ts'

export const confirmAgreement = implement(contract.confirmAgreement)((asked, ports) =>
  mediate(asked, ports, 'mediation.confirm', confirm),
)
