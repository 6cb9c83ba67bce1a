import { html, type Markup } from '@wangge/page'
import { type Faults, faultLines, field, summary } from './form.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

interface Asked {
  readonly number?: string | undefined
  readonly phone?: string | undefined
  /** A code is on its way, if number and phone belong together. */
  readonly isSent?: boolean
  readonly why?: string | undefined
  readonly faults?: Faults
}

/** The page for whoever lost the token: number and phone first, then the code that came by SMS. */
export const phoneForm = (
  { number, phone, isSent = false, why, faults = {} }: Asked,
  reading: Reading,
): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const title = t('用手机号找回', 'Find it by your phone')
  const labels: Record<string, string> = {
    number: t('事项编号', 'Number'),
    phone: t('上报时留的手机号', 'The phone you left when you reported'),
    code: t('短信里的验证码', 'The code from the text message'),
  }
  const named = faultLines(labels, faults, t)
  const text = (id: string, value: string | undefined, more: Markup) =>
    field(
      { id, label: labels[id] ?? id, fault: faults[id] },
      (described) => html`<input type="text" id="${id}" name="${id}" value="${value}"${more} required${described}>`,
    )
  const plain = html` autocomplete="off" autocapitalize="none" spellcheck="false"`
  const begun = html`<p>${t(
    '编号在给您的短信里。我们向上报时留的手机号发一个验证码。',
    'The number is in our text messages. We send a code to the phone you left when you reported.',
  )}</p>
<form method="post" action="${pathFor(reading, '/p')}" novalidate>
${text('number', number, plain)}
${text('phone', phone, html` inputmode="tel" autocomplete="tel"`)}
<button>${t('发验证码', 'Send a code')}</button>
</form>
<p><a href="${pathFor(reading, '/c')}">${t('我有查询码', 'I have the token')}</a></p>`
  const sent = html`<p role="status">${t(
    '编号和手机号如果对得上，验证码已经发出，5 分钟内有效。',
    'If number and phone belong together, a code is on its way. It is good for 5 minutes.',
  )}</p>
<form method="post" action="${pathFor(reading, '/p')}" novalidate>
<input type="hidden" name="number" value="${number}"><input type="hidden" name="phone" value="${phone}">
${text('code', undefined, html` inputmode="numeric" autocomplete="one-time-code" maxlength="6"`)}
<button>${t('查看', 'Show')}</button>
</form>
<p><a href="${pathFor(reading, '/p')}">${t('没收到，重新填写', 'Nothing came: begin again')}</a></p>`
  return {
    title,
    body: html`${why && summary(why, named)}
<h1>${title}</h1>
${isSent ? sent : begun}`,
  }
}
