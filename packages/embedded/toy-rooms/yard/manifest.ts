import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import { ballThrown, getBall, paintBall, throwBall } from './contract.ts'

export const manifest = service({
  name: 'yard',
  title: say('院子', 'Yard'),
  routes: [throwBall, getBall, paintBall],
  publishes: [ballThrown],
  consumes: [],
  jobs: [],
  needs: [],
  grants: [],
})
