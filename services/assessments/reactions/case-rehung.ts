import { caseRehung } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { takeBack } from '../entry.ts'

export const onCaseRehung = react(caseRehung, { once: 'by-key' })(takeBack)
