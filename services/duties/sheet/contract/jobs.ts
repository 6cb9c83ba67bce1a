import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

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
