import { html, type Markup } from '@wangge/page'
import { zoned } from '@wangge/time'
import type { PublicCase } from '../../public/contract/views.ts'
import {
  type Forms,
  faultOf,
  type OwnForm,
  questionPart,
  ratingPart,
  reopenPart,
  type When,
  withdrawPart,
} from './case-forms.ts'
import { summary } from './form.ts'
import { privacyPart } from './privacy-part.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'
import { imagesFrom, saidPart } from './said-part.ts'

/** What a case's page shows besides the case. */
export interface Around {
  readonly zone: string
  /** To be written down: only right after reporting. */
  readonly token?: string | undefined
  readonly forms: Forms
}

const clockFor = (zone: string, { language }: Reading): When => {
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
  const time = (instant: string, shown = Date.parse(instant)): Markup =>
    html`<time datetime="${instant}">${clock.format(shown)}</time>`
  return {
    at: (instant: string) => time(instant),
    // a limit that ends with a day: its last minute says plainly which day
    by: (instant: string) =>
      zoned(instant, zone).time === '00:00' ? time(instant, Date.parse(instant) - 60_000) : time(instant),
  }
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

const answers = ({ answers }: PublicCase, { at: when }: When, reading: Reading): Markup | false => {
  const t = wordsFor(reading)
  return (
    answers.length > 0 &&
    html`<h2>${t('给您的答复', 'Answers to you')}</h2>
${answers.toReversed().map(({ at, text }) => html`<div class="box">${when(at)}<p class="said">${text}</p></div>`)}`
  )
}

/** Which agency has it now, and the number to ask there by (C19). */
const away = ({ handedOver }: PublicCase, reading: Reading): Markup | undefined => {
  const t = wordsFor(reading)
  return (
    handedOver &&
    html`<dt>${t('已移交', 'Handed over to')}</dt><dd>${handedOver.name}</dd>
<dt>${t('对方回执号', 'Their receipt number')}</dt><dd class="code">${handedOver.receiptNumber}</dd>`
  )
}

/** That it is mediated, and why it cannot be withdrawn meanwhile (C18). */
const mediating = ({ mediation }: PublicCase, { at: when }: When, reading: Reading): Markup | undefined => {
  if (!mediation) return undefined
  const t = wordsFor(reading)
  const { kind, open, at } = mediation
  if (!open) return html`<div class="box"><p>${t(`${kind}已经结束`, `${kind}: it has ended`)}</p>${when(at)}</div>`
  return html`<div class="box"><p>${t(
    `正在进行${kind}，时间地点由调解员通知双方。调解期间不能撤回；不想再调解，请告诉调解员。`,
    `${kind} is under way; the mediator tells both sides when and where. It cannot be withdrawn meanwhile: tell the mediator if you want no more of it.`,
  )}</p>${t('开始于 ', 'Since ')}${when(at)}</div>`
}

/** Where several units have a part in it: how far each is (C17). */
const partsOf = ({ parts }: PublicCase, reading: Reading): Markup | false => {
  const t = wordsFor(reading)
  return (
    parts.length > 0 &&
    html`<h2>${t('由几个单位分头办理', 'Several units work on it')}</h2>
<ul class="parts">${parts.map(({ category, title }) => html`<li>${category}：<strong>${title}</strong></li>`)}</ul>`
  )
}

/** Who looked, by post and area: every look at a confidential case, else those at name, phone and address. */
const looks = ({ looks, confidential }: PublicCase, { at: when }: When, reading: Reading): Markup | false => {
  const t = wordsFor(reading)
  const whats = {
    case: t('查看了事项', 'opened the case'),
    ledger: t('查看了台账', 'opened its ledger'),
    mediation: t('查看了调解', 'opened a mediation'),
    personal: t('查看了姓名、电话和地址', 'opened name, phone and address'),
    parties: t('查看了当事人和调解内容', 'opened the parties and what was said'),
  }
  if (looks.length === 0 && !confidential) return false
  return html`<h2>${t('谁查看过', 'Who looked at it')}</h2>
${looks.length === 0 && html`<p>${t('还没有人查看。', 'Nobody so far.')}</p>`}
<ol class="steps">${looks.map(
    ({ at, post, area, what }) => html`<li><strong>${area} ${post}</strong> ${whats[what]} ${when(at)}</li>`,
  )}</ol>`
}

/** What is wrong, and the way to it when its form is still there. */
const wayTo = (
  { rating, question, reopen, withdraw, holder }: PublicCase,
  sent: NonNullable<Forms['sent']>,
  reading: Reading,
): [string | undefined, string] => {
  const isThere: Record<OwnForm, boolean> = {
    rating: rating.open,
    reply: question !== undefined,
    reopen: reopen.open,
    withdraw: withdraw.open,
    hide: false,
    erase: holder === undefined,
  }
  return [isThere[sent.form] ? sent.path : undefined, faultOf(sent, reading)]
}

/** A case as its reporter reads it: steps, who has it, the day to expect, answers, rating. */
export const casePage = (
  own: PublicCase,
  { zone, token, forms }: Around,
  reading: Reading,
): { title: string; body: Markup; imagesFrom: string | undefined } => {
  const t = wordsFor(reading)
  const when = clockFor(zone, reading)
  const { number, holder, expectedAt, steps } = own
  const heading = t(`事项 ${number}`, `Case ${number}`)
  return {
    imagesFrom: imagesFrom(own),
    title: forms.sent ? t(`有误：${heading}`, `Error: ${heading}`) : `${own.title} · ${heading}`,
    body: html`${forms.sent && summary(t('没有提交成功', 'It was not sent'), [wayTo(own, forms.sent, reading)])}
${token && keep(number, token, reading)}
<h1>${heading}</h1>
<p class="now">${own.step === 'struck-off' ? t(`已办完（${own.title}）`, `Done (${own.title.toLowerCase()})`) : own.title}</p>
<dl><dt>${t('类别', 'Kind')}</dt><dd>${own.category}</dd>
${holder && html`<dt>${t('现在由谁办', 'Who has it now')}</dt><dd>${holder.area} ${holder.post}</dd>`}
${away(own, reading)}
${expectedAt && html`<dt>${own.provisional ? t('这一步最迟（预计）', 'This step is expected by') : t('这一步最迟', 'This step is due by')}</dt><dd>${when.by(expectedAt)}</dd>`}</dl>
${mediating(own, when, reading)}
${own.merged && html`<p class="box">${t('与另一件反映是同一件事，并案办理；进展和答复都在这里。', 'It is the same matter as another report and goes on together with it; steps and answers are here.')}</p>`}
${own.confidential && html`<p class="box">${t('保密事项：只有承办人和指定的人能看到。', 'Confidential: only those who handle it and those named can see it.')}</p>`}
${partsOf(own, reading)}
${questionPart(own, forms, when, reading)}
${answers(own, when, reading)}
${ratingPart(own, forms, when, reading)}
${reopenPart(own, forms, when, reading)}
${saidPart(own, forms, when, reading)}
${withdrawPart(own, forms, reading)}
<h2>${t('办理经过', 'What has been done')}</h2>
<ol class="steps">${steps.map(
      ({ title, at }, index) =>
        html`<li${index === steps.length - 1 && html` aria-current="step"`}><strong>${title}</strong>${when.at(at)}</li>`,
    )}</ol>
${looks(own, when, reading)}
${privacyPart(own, forms, when, reading)}
<p><a href="${pathFor(reading, '/c')}">${t('查询另一件事', 'Follow another case')}</a></p>`,
  }
}
