import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

export const remindDeeds = job({
  name: 'remind-deeds',
  cron: '10 9 * * *',
  title: say('每天提醒逾期的清单事项', 'Remind the owners of overdue items on deed lists, every day'),
})
