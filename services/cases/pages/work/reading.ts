import { type Answer, answer, type Call, takesPages } from '@wangge/http'
import { problemBody, problemOf } from '@wangge/http/respond'
import { html, type Markup, page } from '@wangge/page'
import { type Language, Problem, say } from '@wangge/problem'
import { look } from './look.ts'

/** Who reads a page, where, and in which language. */
export interface Reading {
  readonly language: Language
  /** Asked for by `?lang=`: then every link goes on in it. */
  readonly asked: boolean
  /** Path of the page: where its other language is. */
  readonly here: string
}

/** How a request reads a page. */
export const readingOf = ({ language }: Call, { lang }: { lang?: Language | undefined }, here: string): Reading => ({
  language,
  asked: lang !== undefined,
  here,
})

/** Picks the reader's language. */
export const wordsFor =
  ({ language }: Pick<Reading, 'language'>) =>
  (zh: string, en: string): string =>
    say(zh, en)[language]

/** A path that keeps the language asked for. */
export const pathFor = ({ language, asked }: Reading, path: string): string =>
  asked ? `${path}?lang=${language}` : path

/** A page's own part; the rest is as `page` takes it. */
type Shown = { readonly title: string; readonly body: Markup } & Pick<
  Parameters<typeof page>[0],
  'style' | 'refresh' | 'formsTo' | 'imagesFrom'
>

/** A page in the residents' frame. */
export const showPage = (
  status: number,
  reading: Reading,
  { title, body, style = '', refresh, formsTo, imagesFrom }: Shown,
  cookies: readonly string[] = [],
): Answer => {
  const { language, here } = reading
  const t = wordsFor(reading)
  const [other, name] = language === 'en' ? ['zh-CN', '中文'] : ['en', 'English']
  const made = page({
    language,
    title: `${title} · ${t('网格服务', 'Grid service')}`,
    style: look + style,
    ...(refresh !== undefined && { refresh }),
    formsTo,
    imagesFrom,
    body: html`<header class="top"><a href="${pathFor(reading, '/c')}">${t('网格服务', 'Grid service')}</a>
<a href="${here}?lang=${other}" hreflang="${other}" lang="${other}">${name}</a></header>
<main>${body}</main>`,
  })
  return answer(status, made.body, made.headers, cookies)
}

/** Shows the page again with what is wrong, to whoever reads pages; a program gets the problem. */
export const again = (
  error: unknown,
  { headers }: Call,
  show: (status: number, problem: Problem) => Answer | Promise<Answer>,
): Answer | Promise<Answer> => {
  const { problem, status, expected } = problemOf(error)
  if (!expected || !takesPages(headers)) throw error
  return show(status, problem)
}

/** Shows a page; what keeps it from being shown is said in the same frame, with a way on. */
export const framePage = async (
  reading: Reading,
  request: Call,
  show: (reading: Reading) => Answer | Promise<Answer>,
): Promise<Answer> => {
  try {
    return await show(reading)
  } catch (error) {
    return again(error, request, (status, { detail }) => {
      const t = wordsFor(reading)
      const { title } = problemBody(error, request)
      const body = html`<h1>${title}</h1>
<p>${detail[reading.language]}</p>
<p><a href="${pathFor(reading, '/c')}">${t('查询已反映的事', 'Follow something you reported')}</a></p>
<p><a href="${pathFor(reading, '/b')}">${t('公开事项', 'Public cases')}</a></p>`
      return showPage(status, reading, { title, body })
    })
  }
}

/** Throws when another site's page made the browser send this. */
export const fromHere = ({ headers }: Call): void => {
  const site = headers['sec-fetch-site'] ?? 'none'
  if (site !== 'same-origin' && site !== 'none')
    throw new Problem('forbidden', say('请从本站页面提交', 'Send it from a page of this site'))
}
