import type { StoredFile } from '@wangge/files'
import { html, type Markup } from '@wangge/page'
import type { FileOpened, FileStanding } from '../../file/contract.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

type OwnKind = 'photo' | 'voice'

const namesFor = (kind: string, reading: Reading) => {
  const t = wordsFor(reading)
  return kind === 'voice'
    ? {
        add: t('添加录音', 'Add a recording'),
        of: (number: string) => t(`为事项 ${number} 添加录音`, `Add a recording to case ${number}`),
        choose: t('选择或录制录音', 'Choose or make a recording'),
        added: t('录音已添加', 'The recording was added'),
        refused: t('录音未能添加', 'The recording could not be added'),
        accept: 'audio/*',
        takes: (most: number) =>
          t(`MP3、M4A、AMR 或 OGG，不超过 ${most} 兆。`, `MP3, M4A, AMR or OGG, at most ${most} MB.`),
      }
    : {
        add: t('添加照片', 'Add a photo'),
        of: (number: string) => t(`为事项 ${number} 添加照片`, `Add a photo to case ${number}`),
        choose: t('选择照片', 'Choose a photo'),
        added: t('照片已添加', 'The photo was added'),
        refused: t('照片未能添加', 'The photo could not be added'),
        accept: 'image/jpeg,image/png',
        takes: (most: number) =>
          t(
            `JPEG 或 PNG，不超过 ${most} 兆，一次一张。照片里的拍摄位置等信息会被删除。`,
            `JPEG or PNG, at most ${most} MB, one at a time. What the camera wrote into it, such as the place, is removed.`,
          ),
      }
}

/** The button that asks for the form by which a photo or a recording is sent. */
export const fileButton = (kind: OwnKind, number: string, key: string, reading: Reading): Markup =>
  html`<form method="post" action="${pathFor(reading, `/c/${number}/files`)}">
<input type="hidden" name="key" value="${key}"><input type="hidden" name="kind" value="${kind}">
<button class="second">${namesFor(kind, reading).add}</button></form>`

const back = (number: string, reading: Reading): Markup => {
  const t = wordsFor(reading)
  return html`<p><a href="${pathFor(reading, `/c/${number}`)}">${t('返回事项', 'Back to the case')}</a></p>`
}

/**
 * The file goes straight to where it is kept, which sends the browser back here. Phones turn their own formats into JPEG
 * when a form asks for it.
 */
export const fileForm = (
  number: string,
  { kind }: Pick<StoredFile, 'kind'>,
  { upload, megabytes }: { upload: NonNullable<FileOpened['upload']>; megabytes: number },
  reading: Reading,
) => {
  const t = wordsFor(reading)
  const { add, of, choose, accept, takes } = namesFor(kind, reading)
  const hidden = Object.entries(upload.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return {
    title: add,
    formsTo: new URL(upload.url).origin,
    body: html`<h1>${of(number)}</h1>
<form method="post" action="${upload.url}" enctype="multipart/form-data">${hidden}
<div class="field"><label for="file">${choose}</label>
<p class="hint" id="file-hint">${takes(megabytes)}</p>
<input type="file" id="file" name="file" accept="${accept}" required aria-describedby="file-hint"></div>
<button>${t('上传', 'Send')}</button></form>
${back(number, reading)}`,
  }
}

/** What became of a file; the page reads itself again while it is looked at. */
export const filePage = (
  number: string,
  { state, kind }: Pick<StoredFile, 'state' | 'kind'>,
  { refused, again, megabytes }: { refused: FileStanding['refused']; again: string; megabytes: number },
  reading: Reading,
) => {
  const t = wordsFor(reading)
  const names = namesFor(kind, reading)
  const words = {
    open: t('上传时间已过，请重新添加', 'The time to send it is over; please start again'),
    received: t('已收到，正在检查……', 'Received, and being looked at …'),
    ready: names.added,
    refused: names.refused,
  }
  return {
    title: words[state],
    ...(state === 'received' && { refresh: 2 }),
    body: html`<h1>${words[state]}</h1>
${refused && html`<div role="alert"><p>${refused.detail}</p><p>${names.takes(megabytes)}</p></div>`}
${state !== 'received' && fileButton(kind === 'voice' ? 'voice' : 'photo', number, again, reading)}
${back(number, reading)}`,
  }
}
