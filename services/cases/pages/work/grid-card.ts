import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import { html, type Markup } from '@wangge/page'
import { encode } from 'uqr'
import type { Grid } from './grid.ts'
import { pathFor, type Reading, wordsFor } from './reading.ts'

/** A QR code as one path: every dark run of a row is a rectangle. Its quiet zone of four modules is drawn with it. */
const qrCode = (text: string, label: string): Markup => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  )
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${runs.join('')}" fill="#000"/></svg>`
}

/** A grid's public card: which grid, who is there for it, how to report. Posts, nobody's name. */
export const gridCard = (
  { area, within }: Grid,
  { posts, address }: { posts: readonly Post[]; address: string },
  reading: Reading,
): { title: string; body: Markup } => {
  const t = wordsFor(reading)
  const flow = [
    t('扫码或打开网址，写清什么事', 'Scan the code or open the address and say what it is'),
    t('网格员受理，能办的当场办', 'The grid worker accepts it, and settles at once what can be'),
    t('办不了的逐级上报，按时限办结', 'What cannot goes up level by level, within its time limits'),
    t('由他人核查，再答复您', 'Somebody else checks it, then you are answered'),
    t('您来评价', 'You rate the result'),
  ]
  return {
    title: t(`${area.name}公示卡`, `Card of ${area.name}`),
    body: html`<p class="screen">${t(
      '用浏览器的“打印”功能打印本页，张贴在本网格。',
      'Print this page with your browser and put it up in the grid.',
    )}</p>
<article class="card"><h1>${area.name}</h1>
<p>${within}<br><span class="soft">${t('网格编码', 'Grid code')} ${area.code}</span></p>
${qrCode(address, t('反映问题的二维码', 'QR code of the page to report'))}
<p><strong>${t('有事扫一扫，件件有回应', 'Scan to report: every case gets an answer')}</strong></p>
<p class="code"><a href="${pathFor(reading, `/r/${area.areaId}`)}">${address}</a></p>
${
  posts.length > 0 &&
  html`<h2>${t('本网格岗位', 'Posts of this grid')}</h2>
<ul>${posts.map((post) => html`<li>${postTitles[post][reading.language]}</li>`)}</ul>`
}
<h2>${t('办理流程', 'How it goes')}</h2>
<ol>${flow.map((step) => html`<li>${step}</li>`)}</ol></article>
<p class="screen"><a href="${pathFor(reading, `/b/${area.areaId}`)}">${t('本村、社区的公开事项', 'Public cases of this village')}</a></p>`,
  }
}
