import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

export const remindFollowUps = job({
  name: 'remind-follow-ups',
  cron: '*/5 * * * *',
  title: say('每五分钟提醒到期的调解回访', 'Remind of follow-ups of mediations that are due, every five minutes'),
})
