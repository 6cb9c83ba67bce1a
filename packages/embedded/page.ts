import { type Markup, page as wholePage } from '@wangge/page'
import type { Answered } from './gateway.ts'

const style = `
h1 small{font-weight:normal}li{margin:.6rem 0}
form{display:flex;gap:.5rem;margin:0 0 1.5rem}input,button{padding:.3rem .6rem}
article{margin:0 0 1.25rem}article p{display:inline-block;margin:.25rem 0 0;padding:.5rem .8rem;border-radius:.2rem 1rem 1rem;background:var(--tint);white-space:pre-wrap;max-width:26rem}
`
const referencePolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src blob:"

/** One HTML page of this server's own. `bare` pages bring their own looks and a script of ours. */
export const page = ({
  title,
  body,
  refresh,
  bare = false,
}: {
  title: string
  body: Markup
  refresh?: number
  bare?: boolean
}): Answered => ({
  statusCode: 200,
  ...wholePage({ title, body, refresh, style, ...(bare && { bare: { policy: referencePolicy } }) }),
})
