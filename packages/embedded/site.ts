import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { html } from '@wangge/page'
import type { Answered, Request } from './gateway.ts'
import { page } from './page.ts'

const repository = join(import.meta.dirname, '..', '..')

/** Does whoever asks take gzip (RFC 9110, 12.5.3)? */
const takesGzip = (accepted = ''): boolean => {
  const asked = new Map(
    accepted.split(',').map((one) => {
      const [name = '', ...rest] = one.split(';').map((part) => part.trim().toLowerCase())
      return [name, !rest.some((part) => /^q=0(\.0*)?$/.test(part))]
    }),
  )
  return asked.get('gzip') ?? asked.get('*') ?? false
}

/** A file sent as it is, gzipped once and kept for whoever takes that. */
const fileOf = (path: () => string, type: string) => {
  let packed: Promise<string> | undefined
  const headers = { 'content-type': type, 'cache-control': 'max-age=3600', vary: 'Accept-Encoding' }
  return async (accepted: string | undefined): Promise<Answered> => {
    if (!takesGzip(accepted)) return { statusCode: 200, headers, body: await readFile(path(), 'utf8') }
    packed ??= readFile(path())
      .then(promisify(gzip) as (bytes: Buffer) => Promise<Buffer>)
      .then((bytes) => bytes.toString('base64'))
    packed.catch(() => {
      packed = undefined
    })
    return {
      statusCode: 200,
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: await packed,
      isBase64Encoded: true,
    }
  }
}

// nothing is fetched from anywhere but this server
const docs = page({
  title: '网格服务 · 接口文档',
  body: html`<div id="reference"></div>
<script src="/docs/reference.js"></script>
<script>Scalar.createApiReference('#reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  mcp: { disabled: true },
  agent: { disabled: true },
})</script>`,
  bare: true,
})

const home = (dev: boolean) =>
  page({
    title: '网格服务',
    body: html`<main><h1>网格服务 <small>Wangge</small></h1>
<p>以网格为单位的基层服务：居民反映件件有回应、户户有人联、层层有人管、事事可核对。</p>
<ul>
<li><a href="/c">查看进度、评价</a>：居民凭编号和查询码<br><small>Residents follow and rate what they reported</small></li>
<li><a href="/b">公开事项</a>：办到了哪一步，清单和地图<br><small>Public cases: list and map</small></li>
<li><a href="/docs">接口文档</a>（<a href="/openapi.json">OpenAPI</a>）<br><small>API reference</small></li>
${dev && html`<li><a href="/dev/mailbox">信箱</a>：本机发出的每一条短信<br><small>Mailbox: every text message this county has sent</small></li>`}
<li><a href="/health">运行状况</a><br><small>Health</small></li>
<li><a href="/.well-known/openid-configuration">令牌公钥</a><br><small>Discovery and keys of access tokens</small></li>
</ul></main>`,
  })

/** The pages beside the API: entrance, reference, documents. */
export const openSite = ({ dev, health }: { dev: boolean; health: () => Promise<Answered> }) => {
  const openapi = fileOf(() => join(repository, 'docs', 'openapi.json'), 'application/json; charset=utf-8')
  const script = fileOf(
    () =>
      createRequire(import.meta.url)
        .resolve('@scalar/api-reference')
        .replace(/index\.js$/, 'browser/standalone.js'),
    'text/javascript; charset=utf-8',
  )
  const pages = new Map<string, (accepted: string | undefined) => Promise<Answered>>([
    ['/', async () => home(dev)],
    ['/docs', async () => docs],
    ['/docs/reference.js', script],
    ['/openapi.json', openapi],
    ['/health', health],
  ])
  return ({ method, url, headers }: Request): Promise<Answered> | undefined =>
    method === 'GET' || method === 'HEAD'
      ? pages.get(url.split('?', 1)[0] as string)?.(headers['accept-encoding'])
      : undefined
}
