import { caseAccepted, caseReported } from '@wangge/cases/contract'
import { service } from '@wangge/contract'
import { say } from '@wangge/problem'

export const manifest = service({
  name: 'witness',
  title: say('见证', 'Witness'),
  routes: [],
  publishes: [],
  consumes: [caseReported, caseAccepted],
  jobs: [],
  needs: [],
  grants: [],
})
