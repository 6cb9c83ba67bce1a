import { html, type Markup } from '@wangge/page'
import type { PublicCase } from '../../public/contract/views.ts'
import type { Forms, When } from './case-forms.ts'
import { fileButton } from './file-page.ts'
import { type Reading, wordsFor } from './reading.ts'

type Sent = PublicCase['files'][number]

/** Where its thumbnails come from: the page lets pictures in from there and nowhere else. */
export const imagesFrom = ({ files }: Pick<PublicCase, 'files'>): string | undefined => {
  const shown = files.find(({ links }) => links?.thumbnail)?.links?.thumbnail
  return shown && new URL(shown).origin
}

const sentFile = ({ kind, links }: Sent, n: number, reading: Reading): Markup | undefined => {
  const t = wordsFor(reading)
  const name = kind === 'voice' ? t(`录音 ${n + 1}`, `Recording ${n + 1}`) : t(`照片 ${n + 1}`, `Photo ${n + 1}`)
  const shown = links?.thumbnail ? html`<img src="${links.thumbnail}" alt="${name}">` : name
  return links && html`<li><a href="${links.file}">${shown}</a></li>`
}

/** What its reporter said and sent, to be read again, and the way to send more (K2). */
export const saidPart = (own: PublicCase, forms: Forms, { at: when }: When, reading: Reading): Markup | false => {
  const t = wordsFor(reading)
  const { number, description, replies, files, addFile } = own
  if (!description && !addFile.open) return false
  const photos = files.filter(({ kind }) => kind !== 'voice')
  const voices = files.filter(({ kind }) => kind === 'voice')
  const sent = [photos, voices].flatMap((some) => some.map((file, n) => sentFile(file, n, reading)))
  return html`<h2>${t('您反映的内容', 'What you reported')}</h2>
${description && html`<p class="said">${description}</p>`}
${replies.map(({ at, text }) => html`<div class="box">${t('您补充的', 'You added')} ${when(at)}<p class="said">${text}</p></div>`)}
${sent.length > 0 && html`<ul class="sent">${sent}</ul>`}
${addFile.open && html`${fileButton('photo', number, forms.key, reading)}${fileButton('voice', number, forms.key, reading)}`}`
}
