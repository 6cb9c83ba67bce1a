import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

export const writeReadings = job({
  name: 'write-readings',
  cron: '*/10 * * * *',
  title: say('升级后写入汉字读音表，供拼音搜索', 'Write down how characters are read, after an upgrade, for searches'),
})

export const tellStuckCases = job({
  name: 'tell-stuck-cases',
  // the last ring of a day is just before midnight: told the day it became so
  cron: '50 3-23/4 * * *',
  title: say('把卡住的事项报告给上一级', 'Tell the level above of cases that became stuck'),
})
