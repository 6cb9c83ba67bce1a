import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation.ts'
import { attachAgreement as attach } from '../../domain/mediation/follow-up.ts'
import { mediate } from '../../mediation/mediate.ts'
import { paperOf } from '../../mediation/papers.ts'

export const attachAgreement = implement(contract.attachAgreement)((asked, ports) =>
  mediate(asked, ports, 'mediation.end', async (found, mediation, { fileId }, actor, setting) => {
    const attached = attach(found, mediation, { fileId }, actor, setting)
    return { ...attached, besides: await paperOf({ path: 'fileId', fileId }, mediation, actor, ports) }
  }),
)
