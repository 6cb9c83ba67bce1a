import type { Answered } from './gateway.ts'

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for HTML, in content and in quoted attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] as string)

const style = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:46rem;padding:1rem;font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.4rem}small{opacity:.7}li{margin:.6rem 0}a{color:inherit}
form{display:flex;gap:.5rem;margin:0 0 1.5rem}input,button{font:inherit;padding:.3rem .6rem}
article{margin:0 0 1.25rem}article p{display:inline-block;margin:.25rem 0 0;padding:.5rem .8rem;border-radius:.2rem 1rem 1rem;background:#8882;white-space:pre-wrap;overflow-wrap:anywhere;max-width:26rem}`

/** One HTML page, whole in itself. `bare` pages bring their own looks and a script of ours. */
export const page = ({
  title,
  body,
  refresh,
  bare = false,
}: {
  title: string
  body: string
  refresh?: number
  bare?: boolean
}): Answered => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': bare
      ? "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src blob:"
      : "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  },
  body: `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${refresh ? `<meta http-equiv="refresh" content="${refresh}">\n` : ''}<title>${escaped(title)}</title>
${bare ? '' : `<style>${style}</style>`}</head>
<body>
${body}
</body></html>
`,
})
