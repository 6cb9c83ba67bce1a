import { html, page } from '@wangge/page'
import { type Language, languages } from '@wangge/problem'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { problemBody, respondProblem } from './respond.ts'

/** Does the caller show pages? Every browser says so. */
export const takesPages = (headers: Readonly<Record<string, string | undefined>> = {}): boolean =>
  headers.accept?.includes('text/html') === true

/** The language that a page is asked for by `?lang=`, before what the browser prefers. */
export const pageLanguageOf = ({
  rawQueryString,
}: Pick<APIGatewayProxyEventV2, 'rawQueryString'>): Language | undefined =>
  languages.find((language) => new URLSearchParams(rawQueryString).get('lang') === language)

/** Cookies by name; of two by one name the first, which has the longer path. */
export const cookiesOf = ({ cookies, headers }: Pick<APIGatewayProxyEventV2, 'cookies' | 'headers'>) => {
  const pairs = (cookies ?? headers.cookie?.split(';') ?? []).map((pair): [string, string] => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  })
  return Object.fromEntries(pairs.reverse()) as Readonly<Record<string, string | undefined>>
}

/** An error as a page, for people. */
export const respondProblemPage = (
  error: unknown,
  request: { language: Language; id: string },
): APIGatewayProxyStructuredResultV2 => {
  const { statusCode, headers } = respondProblem(error, request)
  const { title, detail, errors = [] } = problemBody(error, request)
  const faults = errors.map((fault) => html`<li>${fault.path}: ${fault.detail}</li>`)
  const { language } = request
  const made = page({
    language,
    title,
    body: html`<main><h1>${title}</h1><p>${detail}</p>${faults.length > 1 && html`<ul>${faults}</ul>`}</main>`,
  })
  return { statusCode, headers: { ...headers, ...made.headers }, body: made.body }
}
