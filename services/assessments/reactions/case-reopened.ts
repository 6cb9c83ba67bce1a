import { caseReopened } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { takeBack } from '../entry.ts'

export const onCaseReopened = react(caseReopened, { once: 'by-key' })(takeBack)
