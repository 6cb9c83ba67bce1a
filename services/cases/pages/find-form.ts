import { html, type Markup } from '@wangge/page'
import { field, summary } from './form.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

/** The page where number and token are asked for. */
export const findForm = (
  { number, token, why }: { number?: string | undefined; token?: string | undefined; why?: string | undefined },
  reading: Reading,
): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const title = t('查看进度', 'Follow your case')
  const text = (id: string, label: string, value: string | undefined) =>
    field(
      { id, label },
      (described) =>
        html`<input type="text" id="${id}" name="${id}" value="${value}" autocomplete="off" autocapitalize="none" spellcheck="false" required${described}>`,
    )
  return {
    title,
    body: html`${why && summary(why, [['number', t('请核对编号和查询码', 'Check number and token')]])}
<h1>${title}</h1>
<p>${t('编号和查询码在提交后显示过一次。', 'Both were shown to you when you reported.')}</p>
<form method="post" action="${pathFor(reading, '/c')}" novalidate>
${text('number', t('事项编号', 'Number'), number)}
${text('token', t('查询码', 'Token'), token)}
<button>${t('查看', 'Show')}</button>
</form>`,
  }
}
