import { html, type Markup } from '@wangge/page'
import type { PublicCase } from '../contract.ts'
import { field, summary } from './form.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

interface Typed {
  readonly key: string
  readonly stars?: string | undefined
  readonly comment?: string | undefined
  /** What is wrong with the rating. */
  readonly why?: string | undefined
}

/** What a case's page shows besides the case. */
export interface Around {
  readonly zone: string
  /** To be written down: only right after reporting. */
  readonly token?: string | undefined
  readonly rating: Typed
}

const clockFor = (zone: string, { language }: Reading) => {
  const clock = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (instant: string): Markup => html`<time datetime="${instant}">${clock.format(new Date(instant))}</time>`
}

const keep = (number: string, token: string, reading: Reading): Markup => {
  const t = wordsFor(reading)
  return html`<section class="box key"><h2>${t('已收到，请截图保存', 'Received. Write this down')}</h2>
<dl><dt>${t('事项编号', 'Number')}</dt><dd class="code">${number}</dd>
<dt>${t('查询码', 'Token')}</dt><dd class="code">${token}</dd></dl>
<p>${t(
    '凭这两项可以随时查看进度、评价结果。查询码只在提交后十分钟内显示，请不要给别人看。',
    'With these two you can follow the case and rate the result. The token is shown for ten minutes only; keep it to yourself.',
  )}</p></section>`
}

const answers = ({ answers }: PublicCase, when: (instant: string) => Markup, reading: Reading): Markup | false => {
  const t = wordsFor(reading)
  return (
    answers.length > 0 &&
    html`<h2>${t('给您的答复', 'Answers to you')}</h2>
${answers.toReversed().map(({ at, text }) => html`<div class="box">${when(at)}<p class="said">${text}</p></div>`)}`
  )
}

const worth = [
  ['很不满意', 'Very dissatisfied'],
  ['不满意', 'Dissatisfied'],
  ['一般', 'Neither'],
  ['满意', 'Satisfied'],
  ['很满意', 'Very satisfied'],
] as const

const ratingForm = (number: string, { key, stars, comment, why }: Typed, reading: Reading): Markup => {
  const t = wordsFor(reading)
  const choices = worth.toReversed().map(([zh, en], at) => {
    const value = String(worth.length - at)
    const isFirst = at === 0
    return html`<label><input type="radio" id="${isFirst ? 'stars' : `stars-${value}`}" name="stars" value="${value}" required${value === stars && html` checked`}>${t(`${value} 分 ${zh}`, `${value} – ${en}`)}</label>`
  })
  return html`<form method="post" action="${pathFor(reading, `/c/${number}/rating`)}" novalidate id="rating">
<input type="hidden" name="key" value="${key}">
<fieldset class="stars"><legend>${t('您对办理结果满意吗？', 'How satisfied are you with the result?')}</legend>
${why && html`<p class="fault" id="stars-fault">${why}</p>`}
${choices}
${field(
  { id: 'comment', label: t('想说的话（可不填）', 'Anything to add (optional)') },
  (described) => html`<textarea id="comment" name="comment" rows="3"${described}>
${comment}</textarea>`,
)}
</fieldset>
<button>${t('提交评价', 'Send rating')}</button></form>`
}

const rating = (
  { number, rating: { open, until, stars } }: PublicCase,
  typed: Typed,
  when: (instant: string) => Markup,
  reading: Reading,
): Markup | undefined => {
  const t = wordsFor(reading)
  const title = html`<h2>${t('评价', 'Rating')}</h2>`
  if (stars !== undefined)
    return html`${title}<p>${t(`您评了 ${stars} 分（满分 5 分），谢谢。`, `You gave ${stars} of 5. Thank you.`)}</p>`
  if (open)
    return html`${title}${until && html`<p>${t('评价截止：', 'Open until ')}${when(until)}</p>`}${ratingForm(number, typed, reading)}`
  return until ? html`${title}<p>${t('评价时间已过。', 'The time for rating is over.')}</p>` : undefined
}

/** A case as its reporter reads it: steps, who has it, the day to expect, answers, rating. */
export const casePage = (
  own: PublicCase,
  { zone, token, rating: typed }: Around,
  reading: Reading,
): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const when = clockFor(zone, reading)
  const { number, holder, expectedAt, steps } = own
  const heading = t(`事项 ${number}`, `Case ${number}`)
  return {
    title: typed.why ? t(`有误：${heading}`, `Error: ${heading}`) : `${own.title} · ${heading}`,
    body: html`${typed.why && summary(t('评价没有提交成功', 'The rating was not sent'), [['stars', typed.why]])}
${token && keep(number, token, reading)}
<h1>${heading}</h1>
<p class="now">${own.title}</p>
<dl><dt>${t('类别', 'Kind')}</dt><dd>${own.category}</dd>
${holder && html`<dt>${t('现在由谁办', 'Who has it now')}</dt><dd>${holder.area} ${holder.post}（${holder.level}）</dd>`}
${expectedAt && html`<dt>${t('这一步最迟', 'This step is due by')}</dt><dd>${when(expectedAt)}</dd>`}</dl>
${answers(own, when, reading)}
${rating(own, typed, when, reading)}
<h2>${t('办理经过', 'What has been done')}</h2>
<ol class="steps">${steps.map(
      ({ title, at }, index) =>
        html`<li${index === steps.length - 1 && html` aria-current="step"`}><strong>${title}</strong>${when(at)}</li>`,
    )}</ol>
<p><a href="${pathFor(reading, '/c')}">${t('查询另一件事', 'Follow another case')}</a></p>`,
  }
}
