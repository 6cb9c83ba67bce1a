import { route } from '@wangge/contract'
import { say } from '@wangge/problem'
import { MediationSteps } from '../../mediation/contract/lists.ts'

export const listMediationSteps = route({
  method: 'GET',
  path: '/v1/mediation-steps',
  action: 'case-steps.read',
  tag: 'mediations',
  summary: say('调解步骤表：哪一步谁能做什么', 'The state table of mediations: who may do what at which step'),
  answer: MediationSteps,
})
