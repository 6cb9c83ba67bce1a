import { job } from '@wangge/contract'
import { say } from '@wangge/problem'

export const eraseKept = job({
  name: 'erase-kept',
  cron: '40 2 * * *',
  title: say('每天清除保存期满的个人信息', 'Erase what was kept long enough, every night'),
})
