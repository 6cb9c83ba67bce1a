import { html, type Markup } from '@wangge/page'
import { type Faults, faultLines, field, summary } from './form.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

interface Asked {
  readonly number?: string | undefined
  readonly token?: string | undefined
  readonly why?: string | undefined
  readonly faults?: Faults
}

/** The page where number and token are asked for. */
export const findForm = (
  { number, token, why, faults = {} }: Asked,
  reading: Reading,
): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const title = t('查看进度', 'Follow your case')
  const labels: Record<string, string> = { number: t('事项编号', 'Number'), token: t('查询码', 'Token') }
  const text = (id: 'number' | 'token', value: string | undefined) =>
    field(
      { id, label: labels[id] ?? id, fault: faults[id] },
      (described) =>
        html`<input type="text" id="${id}" name="${id}" value="${value}" autocomplete="off" autocapitalize="none" spellcheck="false" required${described}>`,
    )
  const first = number === undefined ? 'number' : 'token'
  const named = faultLines(labels, faults, t)
  const lines = named.length > 0 ? named : ([[first, t('请核对编号和查询码', 'Check number and token')]] as const)
  return {
    title,
    body: html`${why && summary(why, lines)}
<h1>${title}</h1>
<p>${t(
      '提交后显示过编号和查询码，编号也在给您的短信里。查询码不分大小写，短横线可以不输。',
      'Both were shown when you reported; the number is in our text messages too. Capitals and dashes do not matter.',
    )}</p>
<form method="post" action="${pathFor(reading, '/c')}" novalidate>
${text('number', number)}
${text('token', token)}
<button>${t('查看', 'Show')}</button>
</form>
<p><a href="${pathFor(reading, '/p')}">${t('查询码找不到了？用手机号找回', 'Lost the token? Find it by your phone')}</a></p>`,
  }
}
