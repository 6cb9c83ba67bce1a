import { job, service } from '@wangge/contract'
import { say } from '@wangge/problem'
import { ballThrown } from '../yard/contract.ts'

export const weekly = job({ name: 'weekly', cron: '5 0 * * 1', title: say('每周', 'Weekly') })
export const daily = job({ name: 'daily', cron: '0 9 * * *', title: say('每日', 'Daily') })

export const manifest = service({
  name: 'shelf',
  title: say('架子', 'Shelf'),
  nouns: { ball: { weekly, daily } },
  hears: { ball: [ballThrown] },
  needs: ['send'],
})
