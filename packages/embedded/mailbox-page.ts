import { html } from '@wangge/page'
import { zoned } from '@wangge/time'
import type { Answered } from './gateway.ts'
import type { Received } from './mailbox.ts'
import { page } from './page.ts'

const shown = 200

const wall = (at: string, zone: string): string => {
  const { date, time } = zoned(at, zone)
  return `${date} ${time}`
}

/** Messages as their phones show them, newest first. */
export const mailboxPage = (
  messages: readonly Received[],
  { recipient, zone }: { recipient: string; zone: string },
): Answered => {
  const newest = messages.slice(-shown).reverse()
  const articles = newest.map(
    ({ at, recipient, text, parts }) => html`<article lang="zh-CN">
<strong>${recipient}</strong> <small><time datetime="${at}">${wall(at, zone)}</time> · 短信 ${parts} 条</small><br>
<p>${text}</p></article>
`,
  )
  return page({
    title: '信箱 · 网格服务',
    refresh: 5,
    body: html`<main><h1>信箱 <small>本机发出的短信，每 5 秒刷新 / text messages sent by this machine</small></h1>
<form><input name="recipient" type="search" value="${recipient}" placeholder="手机号" aria-label="手机号"><button>只看此号</button></form>
${articles.length > 0 ? articles : html`<p>还没有短信。 / No messages yet.</p>`}
${messages.length > shown && html`<p><small>只显示最新 ${shown} 条，共 ${messages.length} 条。</small></p>`}</main>`,
  })
}
