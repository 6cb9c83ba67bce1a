import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

export const sweepDeadlines = job({
  name: 'sweep-deadlines',
  cron: '*/5 * * * *',
  title: say('每五分钟催办和逐级上报逾期事项', 'Urge and hand up what is overdue, every five minutes'),
})

export const settleLimits = job({
  name: 'settle-limits',
  cron: '25 * * * *',
  title: say('放假安排公布后，确定暂定的时限', 'Settle provisional limits once the calendar is published'),
})

export const remindCalendar = job({
  name: 'remind-calendar',
  cron: '10 9 * * *',
  title: say('提醒县管理员录入下一年放假安排，每周一次', 'Remind the county once a week of a calendar that is missing'),
})
