import { createHash } from 'node:crypto'
import type { Language } from '@wangge/problem'
import { html, type Markup } from './html.ts'
import { look } from './look.ts'

/** A page as it goes out. */
export interface Page {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const policies = new Map<string, string>()

/** Nothing may run, nothing is fetched but images where they are let, nobody may frame it, forms go here and where they are let; of styles only this one. */
const policyFor = (style: string, formsTo = '', imagesFrom = ''): string => {
  const name = [style, formsTo, imagesFrom].join('\n')
  const known = policies.get(name)
  if (known) return known
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; ${imagesFrom && `img-src ${imagesFrom}; `}form-action 'self'${formsTo && ` ${formsTo}`}; base-uri 'none'; frame-ancestors 'none'`
  policies.set(name, policy)
  return policy
}

/**
 * One HTML page, whole in itself: no script, and in the house's look unless it is `bare`. A bare page brings its own
 * looks, and the policy that lets them in.
 */
export const page = ({
  language = 'zh-CN',
  title,
  body,
  style = '',
  refresh,
  formsTo,
  imagesFrom,
  bare,
}: {
  language?: Language
  title: string
  body: Markup
  /** Added to the house's look. Written by us: it is not escaped. */
  style?: string
  /** Seconds after which the browser reads it again. */
  refresh?: number
  /** Another origin that its form is sent to. */
  formsTo?: string | undefined
  /** The origin that its images come from. */
  imagesFrom?: string | undefined
  bare?: { readonly policy: string }
}): Page => {
  const css = bare ? '' : `${look}${style}`
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      'content-security-policy': bare?.policy ?? policyFor(css, formsTo, imagesFrom),
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    },
    body: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${refresh ? `<meta http-equiv="refresh" content="${Number(refresh)}">\n` : ''}${html`<title>${title}</title>`}
${css && `<style>${css}</style>`}</head>
<body>
${body}
</body></html>
`,
  }
}
