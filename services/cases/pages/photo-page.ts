import type { StoredFile } from '@wangge/files'
import { html, type Markup } from '@wangge/page'
import type { FileOpened, FileStanding } from '../contract.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

/** The button that asks for the form by which a photo is sent. */
export const photoButton = (number: string, key: string, reading: Reading): Markup => {
  const t = wordsFor(reading)
  return html`<form method="post" action="${pathFor(reading, `/c/${number}/photos`)}">
<input type="hidden" name="key" value="${key}">
<button class="second">${t('添加照片', 'Add a photo')}</button></form>`
}

const back = (number: string, reading: Reading): Markup => {
  const t = wordsFor(reading)
  return html`<p><a href="${pathFor(reading, `/c/${number}`)}">${t('返回事项', 'Back to the case')}</a></p>`
}

/**
 * The photo goes straight to where it is kept, which sends the browser back here. Phones turn their own formats into
 * JPEG when a form asks for it.
 */
export const photoForm = (
  number: string,
  upload: NonNullable<FileOpened['upload']>,
  megabytes: number,
  reading: Reading,
) => {
  const t = wordsFor(reading)
  const hidden = Object.entries(upload.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return {
    title: t('添加照片', 'Add a photo'),
    formsTo: new URL(upload.url).origin,
    body: html`<h1>${t(`为事项 ${number} 添加照片`, `Add a photo to case ${number}`)}</h1>
<p>${t(
      `JPEG 或 PNG，不超过 ${megabytes} 兆。照片里的拍摄位置等信息会被删除。`,
      `JPEG or PNG, at most ${megabytes} MB. What the camera wrote into it, such as the place, is removed.`,
    )}</p>
<form method="post" action="${upload.url}" enctype="multipart/form-data">${hidden}
<div class="field"><label for="file">${t('选择照片', 'Choose a photo')}</label>
<input type="file" id="file" name="file" accept="image/jpeg,image/png" required></div>
<button>${t('上传', 'Send')}</button></form>
${back(number, reading)}`,
  }
}

/** What became of a photo; the page reads itself again while it is looked at. */
export const photoPage = (
  number: string,
  { state }: Pick<StoredFile, 'state'>,
  { refused, again }: { refused: FileStanding['refused']; again: string },
  reading: Reading,
) => {
  const t = wordsFor(reading)
  const words = {
    open: t('上传时间已过，请重新添加', 'The time to send it is over; please start again'),
    received: t('已收到，正在检查……', 'Received, and being looked at …'),
    ready: t('照片已添加', 'The photo was added'),
    refused: t('照片未能添加', 'The photo could not be added'),
  }
  return {
    title: words[state],
    ...(state === 'received' && { refresh: 2 }),
    body: html`<h1>${words[state]}</h1>
${refused && html`<p role="alert">${refused.detail}</p>`}
${state !== 'received' && photoButton(number, again, reading)}
${back(number, reading)}`,
  }
}
