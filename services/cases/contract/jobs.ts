import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

export const sweepDeadlines = job({
  name: 'sweep-deadlines',
  cron: '*/5 * * * *',
  title: say('每五分钟催办和逐级上报逾期事项', 'Urge and hand up what is overdue, every five minutes'),
})

export const remindFollowUps = job({
  name: 'remind-follow-ups',
  cron: '*/5 * * * *',
  title: say('每五分钟提醒到期的调解回访', 'Remind of follow-ups of mediations that are due, every five minutes'),
})

export const eraseKept = job({
  name: 'erase-kept',
  cron: '40 2 * * *',
  title: say('每天清除保存期满的个人信息', 'Erase what was kept long enough, every night'),
})

export const sweepFiles = job({
  name: 'sweep-files',
  cron: '20 * * * *',
  title: say('每小时删除无人使用的上传文件', 'Delete every hour what was sent and belongs to nothing'),
})

export const remindDeeds = job({
  name: 'remind-deeds',
  cron: '10 9 * * *',
  title: say('每天提醒逾期的清单事项', 'Remind the owners of overdue items on deed lists, every day'),
})

export const writeReadings = job({
  name: 'write-readings',
  cron: '*/10 * * * *',
  title: say('升级后写入汉字读音表，供拼音搜索', 'Write down how characters are read, after an upgrade, for searches'),
})
