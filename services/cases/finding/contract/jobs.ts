import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

export const writeReadings = job({
  name: 'write-readings',
  cron: '*/10 * * * *',
  title: say('升级后写入汉字读音表，供拼音搜索', 'Write down how characters are read, after an upgrade, for searches'),
})

export const findStuckCases = job({
  name: 'find-stuck-cases',
  cron: '10 7 * * *',
  title: say('每日找出滞留的事项，告知上级', 'Find what has become stuck, every day, for whoever is above to hear'),
})
