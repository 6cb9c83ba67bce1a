import { html, type Markup } from '@wangge/page'
import type { PublicCase } from '../../public/contract/views.ts'
import type { Forms, When } from './case-forms.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

const button = (to: string, number: string, { key }: Forms, label: string, reading: Reading, more?: Markup): Markup =>
  html`<form method="post" action="${pathFor(reading, `/c/${number}/${to}`)}" novalidate><input type="hidden" name="key" value="${key}">
${more}<button>${label}</button></form>`

const hiding = ({ hidden, number }: PublicCase, forms: Forms, reading: Reading): Markup | false => {
  const t = wordsFor(reading)
  if (hidden) return false
  return html`<p>${t(
    '可以要求：姓名、电话和地址只给正在办理的人看。',
    'You may ask that only whoever has the case can see your name, phone and address.',
  )}</p>${button('hide', number, forms, t('只给办理的人看', 'Hide my data from others'), reading)}`
}

const erasing = ({ number, holder }: PublicCase, forms: Forms, reading: Reading): Markup => {
  const t = wordsFor(reading)
  if (holder)
    return html`<p>${t('办完以后可以在这里要求清除。', 'When it is over you may ask here to have everything erased.')}</p>`
  const why = forms.sent?.form === 'erase' ? forms.sent.why : undefined
  const sure = html`<div class="field${why && ' wrong'}">${why && html`<p class="fault" id="sure-fault">${why}</p>`}<label class="check"><input type="checkbox" id="sure" name="sure" value="yes"${why && html` aria-describedby="sure-fault" aria-invalid="true"`}>${t(
    '我知道：清除后不能恢复，也不能再评价或要求重新办理',
    'I know: it cannot be undone, and I can no longer rate it or ask to open it again',
  )}</label></div>`
  return html`<p>${t(
    '可以要求清除：姓名、电话、地址、您和工作人员写的话、照片都会删去，只留下统计需要的编号、类别和日期。',
    'You may ask to have everything erased: name, phone, address, all that was written, photos. Only number, kind and dates stay, for statistics.',
  )}</p>${button('erase', number, forms, t('清除我的信息', 'Erase my data'), reading, sure)}`
}

/** What the reporter may have done with what is kept about them (I5). */
export const privacyPart = (own: PublicCase, forms: Forms, { at }: Pick<When, 'at'>, reading: Reading): Markup => {
  const t = wordsFor(reading)
  const isWanted = forms.sent?.form === 'hide' || forms.sent?.form === 'erase'
  if (own.erasedAt)
    return html`<h2>${t('我的信息', 'My data')}</h2><p>${t('您的信息已经清除：', 'Your data were erased: ')}${at(own.erasedAt)}</p>`
  return html`${own.hidden && html`<p class="box">${t('您的姓名、电话和地址只有正在办理的人能看。', 'Only whoever has the case can see your name, phone and address.')}</p>`}
<details${isWanted && html` open`}><summary>${t('我的信息：导出、隐藏、清除', 'My data: take away, hide, erase')}</summary>
<p><a href="/c/${own.number}/export" download="${own.number}.json">${t('导出这件事的全部信息（JSON）', 'Everything kept about this case (JSON)')}</a></p>
${hiding(own, forms, reading)}
${erasing(own, forms, reading)}</details>`
}
