import type { Draft } from './requests.ts'
import { fieldsOf, partsOf, takesJson } from './shapes.ts'
import { textOf, wrongQueries, wrongsIn } from './wrong-values.ts'

/** One wrong request. */
export interface Trial {
  readonly what: string
  /** The field that the problem must name. */
  readonly path?: string
  readonly status?: number
  readonly draft: Draft
}

const withQuery = (draft: Draft, name: string, value: string): Draft => {
  const [path = '', query = ''] = draft.url.split('?')
  const search = new URLSearchParams(query)
  search.set(name, value)
  return { ...draft, url: `${path}?${search}` }
}
const withText = (draft: Draft, body: string | Uint8Array, type = draft.route.mediaType): Draft => ({
  ...draft,
  body,
  headers: { ...draft.headers, 'content-type': type },
})

const queryTrials = (draft: Draft): Trial[] => {
  const { query } = partsOf(draft.route)
  const names = fieldsOf(query).map(([name]) => name)
  const glue = draft.url.includes('?') ? '&' : '?'
  return [
    ...(query.additionalProperties
      ? []
      : [{ what: 'unknown query', path: 'noSuchField', draft: withQuery(draft, 'noSuchField', '1') }]),
    { what: 'prototype in query', path: '__proto__', draft: { ...draft, url: `${draft.url}${glue}__proto__=1` } },
    { what: 'bad percent', status: 400, draft: { ...draft, url: `${draft.url}${glue}x=%E0%A4%A` } },
    ...names.slice(0, 1).map((name) => ({
      what: `${name} twice`,
      path: name,
      draft: { ...draft, url: `${draft.url}${glue}${name}=1&${name}=2` },
    })),
    ...fieldsOf(query).flatMap(([name, shape]) =>
      wrongQueries(name, shape).map((value) => ({
        what: `query ${name}=${value.slice(0, 20)}`,
        path: name,
        draft: withQuery(draft, name, value),
      })),
    ),
    ...(query.required ?? []).map((name) => ({
      what: `query ${name} missing`,
      path: name,
      draft: withQuery(draft, name, ''),
    })),
  ]
}

const withParam = (draft: Draft, name: string, value: string): Draft => {
  const [path = '', ...query] = draft.url.split('?')
  const names = draft.route.path.split('/')
  const changed = path.split('/').map((one, at) => (names[at] === `{${name}}` ? encodeURIComponent(value) : one))
  return { ...draft, url: [changed.join('/'), ...query].join('?') }
}

const paramTrials = (draft: Draft): Trial[] =>
  fieldsOf(partsOf(draft.route).params).flatMap(([name, shape]) =>
    wrongQueries(name, shape).map((value) => ({
      what: `path ${name}=${value.slice(0, 20)}`,
      path: name,
      draft: withParam(draft, name, value),
    })),
  )

/** Everything that can be wrong with the address of a request. */
export const addressTrials = (draft: Draft): Trial[] => [...queryTrials(draft), ...paramTrials(draft)]

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

/** Forms take any text, and say on the page what is wrong with it: here only that it is refused and changes nothing. */
const formTrials = (draft: Draft): Trial[] => {
  const form = new URLSearchParams(String(draft.body))
  const isPage = draft.route.answerType === 'text/html'
  const withField = (name: string, value: string): Draft => {
    const changed = new URLSearchParams(form)
    changed.set(name, value)
    return withText(draft, `${changed}`)
  }
  return [
    ...(partsOf(draft.route).body.additionalProperties
      ? []
      : [{ what: 'unknown field', path: 'noSuchField', draft: withField('noSuchField', '1') }]),
    { what: 'prototype in form', draft: withField('__proto__', '1') },
    { what: 'bad percent', status: 400, draft: withText(draft, `${form}&x=%E0%A4%A`) },
    ...fieldsOf(partsOf(draft.route).body).flatMap(([name, { minLength }]) => [
      { what: `${name} twice`, path: name, draft: withText(draft, `${name}=1&${name}=2`) },
      { what: `${name} much too long`, draft: withField(name, '长'.repeat(20_000)) },
      // what is not kept may be anything
      ...(isPage || minLength
        ? [{ what: `${name} with control characters`, draft: withField(name, 'a\u0000\u202eb') }]
        : []),
    ]),
  ]
}

/** Everything that can be wrong with the body of a request. */
export const bodyTrials = (draft: Draft): Trial[] => {
  const { route, body } = draft
  const big = 'x'.repeat(257 * 1024)
  const text = (what: string, sent: string | Uint8Array, status?: number, type?: string): Trial => ({
    what,
    ...(status && { status }),
    draft: withText(draft, sent, type),
  })
  const sent = typeof body === 'string' ? body : textOf(body)
  const whole = [
    text('too large', route.mediaType === 'application/json' ? `{"a":"${big}"}` : big, 413),
    // nothing at all is of every media type
    ...(sent === '' ? [] : [text('another media type', sent, 415, 'text/plain')]),
  ]
  if (route.mediaType === 'application/x-www-form-urlencoded') return [...whole, ...formTrials(draft)]
  if (!takesJson(route)) return whole
  return [
    ...whole,
    text('malformed', '{"a":', 400),
    text('not JSON', 'a=1&b=2', 400),
    text('two documents', '{}{}', 400),
    text('not UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d), 400),
    text('too deep', deep(40), 400),
    text('null', 'null', 422),
    text('a list', '[]', 422),
    text('a text', '"x"', 422),
    text('a number', '1', 422),
    text('not finite', '{"a":1e999}', 422),
    ...wrongsIn(partsOf(route).body, body).map(({ what, path, value }) => ({
      what,
      path,
      draft: withText(draft, textOf(value)),
    })),
  ]
}
