import { html, type Markup } from '@wangge/page'
import { say } from '@wangge/problem'
import type { PublicCase } from '../../public/contract/views.ts'
import { describedBy, field, notes } from './form.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

/** Forms on a case's page. */
export type OwnForm = 'rating' | 'reply' | 'reopen' | 'withdraw' | 'hide' | 'erase'

/** The forms as they stand: the key they are sent under, and what one of them came back with. */
export interface Forms {
  readonly key: string
  readonly sent?: {
    readonly form: OwnForm
    readonly typed: Readonly<Record<string, string | undefined>>
    readonly why: string
    /** The field it is about, when it is about one. */
    readonly path?: string | undefined
  }
}
/** Instants in the county's time: when something was, and by when something may or must be. */
export type When = Readonly<Record<'at' | 'by', (instant: string) => Markup>>

const form = (to: OwnForm, number: string, { key }: Forms, reading: Reading, button: string, fields: Markup): Markup =>
  html`<form method="post" action="${pathFor(reading, `/c/${number}/${to}`)}" novalidate>
<input type="hidden" name="key" value="${key}">
${fields}
<button>${button}</button></form>`

const labels = {
  'rating.comment': say('想说的话（可不填）', 'Anything to add (optional)'),
  'reply.text': say('您的补充', 'Your reply'),
  'reopen.reason': say('哪里没有解决', 'What is not solved'),
  'withdraw.reason': say('为什么（可不填）', 'Why (optional)'),
} as const
type Labelled = keyof typeof labels
const isLabelled = (name: string): name is Labelled => Object.hasOwn(labels, name)

/** What is wrong with a form, with the name of the field where that does not say itself which it is. */
export const faultOf = ({ form, path, why }: NonNullable<Forms['sent']>, { language }: Reading): string => {
  const name = `${form}.${path}`
  return isLabelled(name) ? say(`${labels[name]['zh-CN']}：${why}`, `${labels[name].en}: ${why}`)[language] : why
}

const textArea = (name: Labelled, { sent }: Forms, rows: number, { language }: Reading): Markup => {
  const [of, id = ''] = name.split('.')
  const label = labels[name][language]
  const typed = sent?.form === of ? sent : undefined
  const fault = typed?.path === id ? typed.why : undefined
  return field(
    { id, label, fault },
    (described) => html`<textarea id="${id}" name="${id}" rows="${rows}"${described}>
${typed?.typed[id]}</textarea>`,
  )
}

const worth = [
  [5, '很满意', 'Very satisfied'],
  [4, '满意', 'Satisfied'],
  [3, '一般', 'Neither'],
  [2, '不满意', 'Dissatisfied'],
  [1, '很不满意', 'Very dissatisfied'],
] as const

const stars = (forms: Forms, reading: Reading): Markup => {
  const t = wordsFor(reading)
  const sent = forms.sent?.form === 'rating' ? forms.sent : undefined
  const about = { id: 'stars', label: '', fault: sent?.path === 'stars' ? sent.why : undefined }
  const choices = worth.map(([value, zh, en]) => {
    // the first has the field's own id: the way from the summary leads to it
    const id = value === 5 ? 'stars' : `stars-${value}`
    const chosen = sent?.typed.stars === `${value}` && html` checked`
    return html`<label><input type="radio" id="${id}" name="stars" value="${value}" required${chosen}>${t(`${value} 分 ${zh}`, `${value} – ${en}`)}</label>`
  })
  return html`<fieldset class="stars${about.fault && ' wrong'}"${describedBy(about)}><legend>${t('您对办理结果满意吗？', 'How satisfied are you with the result?')}</legend>
${notes(about)}${choices}</fieldset>`
}

/** The rating, given or to be given (C13). */
export const ratingPart = (own: PublicCase, forms: Forms, when: When, reading: Reading): Markup | undefined => {
  const t = wordsFor(reading)
  const { open, until, stars: given } = own.rating
  const title = html`<h2>${t('评价', 'Rating')}</h2>`
  if (given !== undefined)
    return html`${title}<p>${t(`您评了 ${given} 分（满分 5 分），谢谢。`, `You gave ${given} of 5. Thank you.`)}</p>`
  if (!open) return until ? html`${title}<p>${t('评价时间已过。', 'The time for rating is over.')}</p>` : undefined
  const comment = textArea('rating.comment', forms, 3, reading)
  const button = t('提交评价', 'Send rating')
  return html`${title}${until && html`<p>${t('评价截止：', 'Open until ')}${when.by(until)}</p>`}
${form('rating', own.number, forms, reading, button, html`${stars(forms, reading)}${comment}`)}`
}

/** What staff ask, and the place to reply. */
export const questionPart = (own: PublicCase, forms: Forms, when: When, reading: Reading): Markup | undefined => {
  const t = wordsFor(reading)
  const { question, number } = own
  if (!question) return undefined
  const reply = textArea('reply.text', forms, 4, reading)
  return html`<h2>${t('需要您补充', 'We need something from you')}</h2>
<div class="box">${when.at(question.at)}<p class="said">${question.text}</p>
${question.until && html`<p>${t('请在此前补充：', 'Please reply by ')}${when.by(question.until)}</p>`}</div>
${form('reply', number, forms, reading, t('提交补充', 'Send reply'), reply)}`
}

/** For whom it is not solved: shown at once to those who rated it so, folded for the others (C14). */
export const reopenPart = (own: PublicCase, forms: Forms, when: When, reading: Reading): Markup | undefined => {
  const t = wordsFor(reading)
  const { reopen, number, rating } = own
  if (!reopen.open) return undefined
  const isWanted = (rating.stars ?? 5) <= 2 || forms.sent?.form === 'reopen'
  const reason = textArea('reopen.reason', forms, 4, reading)
  return html`<details${isWanted && html` open`}><summary>${t('问题没有解决？可以要求重新办理', 'Not solved? Ask to open it again')}</summary>
${reopen.until && html`<p>${t('可在此前提出：', 'Possible until ')}${when.by(reopen.until)}</p>`}
${form('reopen', number, forms, reading, t('重新办理', 'Open it again'), reason)}</details>`
}

/** For whom it is settled without us: folded, because most who read this want to know how it goes. */
export const withdrawPart = (own: PublicCase, forms: Forms, reading: Reading): Markup | undefined => {
  const t = wordsFor(reading)
  if (!own.withdraw.open) return undefined
  const isWanted = forms.sent?.form === 'withdraw'
  const reason = textArea('withdraw.reason', forms, 2, reading)
  return html`<details${isWanted && html` open`}><summary>${t('不需要办理了？可以撤回', 'No longer needed? You can withdraw it')}</summary>
${form('withdraw', own.number, forms, reading, t('撤回', 'Withdraw'), reason)}</details>`
}
