import type { Post } from '@wangge/access/roles'
import { postTitles } from '@wangge/access/titles'
import { missingYear } from '@wangge/time'
import type { CountyFile } from '../county/summary.ts'

/** Chinese characters take two columns. */
const width = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0)
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)))

/** What somebody who has just started the county wants to know. */
export const welcome = ({
  baseUrl,
  county,
  data,
  seconds,
  now,
  coveredThrough,
}: {
  baseUrl: string
  county: CountyFile
  data: string
  seconds: string
  now: string
  /** The last day of the county's published calendar. */
  coveredThrough: string
}): string => {
  const [{ phone } = county.admin] = county.demo
  const accounts = county.demo.map(
    (one) =>
      `  ${padded(`${postTitles[one.role as Post]?.['zh-CN'] ?? ''} ${one.role}`, 36)}${one.phone}  ${padded(one.name, 8)} ${one.areaName}`,
  )
  const missing = missingYear(coveredThrough, now.slice(0, 10), '11-15')
  const reminder = missing
    ? `\n${missing} 年放假安排未录入，跨年时限暂定 / the calendar of ${missing} is missing (pnpm calendar)\n`
    : ''
  return `${reminder}
${county.config.name['zh-CN']} · ${county.config.name.en} (${county.title})
已就绪，用时 ${seconds} 秒 / ready after ${seconds} s    县内时间 / county time ${now}

  接口 API          ${baseUrl}/v1
  文档 reference    ${baseUrl}/docs
  信箱 mailbox      ${baseUrl}/dev/mailbox
  数据 data         ${data}

演示账号（虚构，号码未发行）/ demo accounts (invented; no carrier issued these numbers)
${accounts.join('\n')}

登录：先要验证码，再到信箱里看 / to sign in, ask for a code and read it in the mailbox:
  curl -X POST ${baseUrl}/v1/auth/codes  -H 'content-type: application/json' -d '{"phone":"${phone}"}'
  curl '${baseUrl}/dev/mailbox.json?recipient=${encodeURIComponent(phone)}'
  curl -X POST ${baseUrl}/v1/auth/tokens -H 'content-type: application/json' -d '{"phone":"${phone}","code":"……"}'
  curl ${baseUrl}/v1/me -H "authorization: Bearer ……"

拨快县里的时间 / move the county in time:
  curl -X POST ${baseUrl}/dev/clock -H 'content-type: application/json' -d '{"to":"……+08:00"}'

Ctrl-C 停止 / stops
`
}
