import { job, service } from '@wangge/contract'
import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

export const openWeek = job({
  name: 'open-week',
  cron: '5 0 * * 1',
  title: say('周一开启本周工作表', 'Open the week’s sheets'),
})
export const endWeek = job({
  name: 'end-week',
  cron: '6 0 * * 1',
  title: say('周一结束上周工作表', 'End last week’s sheets'),
})
/** Looks every hour whether the moment has come that the county's rule names. */
export const remindWeek = job({
  name: 'remind-week',
  cron: '5 * * * *',
  title: say('到时提醒未完成的联系', 'Remind of unfinished contacts when it is time'),
})

export const manifest = service({
  name: 'duties',
  title: say('履责', 'Duties: what is owed'),
  routes: [contract.listMySheets, contract.listSheets, contract.recordContact, contract.listMyContacts, contract.sync],
  publishes: [contract.contactRecorded, contract.sheetReminded, contract.weekEnded],
  consumes: [householdLinked, householdUnlinked, contract.contactRecorded],
  jobs: [openWeek, endWeek, remindWeek],
  needs: ['vault'],
  grants: ['access:read', 'county:read', 'subject:read'],
})
