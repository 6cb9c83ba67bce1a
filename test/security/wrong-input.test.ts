import type { AnyRoute } from '@wangge/contract'
import fc from 'fast-check'
import { arbitraryPlan, type Caller, isManned, memberOf } from './arbitrary-county.ts'
import { ask, type Outcome } from './judge.ts'
import { type Draft, draftsOf, nowhere, targetIn } from './requests.ts'
import { routes } from './running-county.ts'
import { type Settled, settle } from './settled-county.ts'
import { fieldsOf, partsOf, takesJson } from './shapes.ts'
import { textOf, wrongQueries, wrongsIn } from './wrong-values.ts'

/** A county with a case of every fate, and somebody who may do nearly everything. */
const settled: Settled = await (async () => {
  const plans = fc.sample(arbitraryPlan, { seed: 11, numRuns: 40 })
  const rich = plans.find(({ areas }) => areas.filter(({ kind }) => kind === 'basic-grid').length >= 3) ?? plans[0]
  if (!rich) throw new Error('no plan')
  return settle({ ...rich, fates: ['reported', 'accepted', 'struck-off'] })
})()
const { plan, county, cases } = settled
const grid = plan.areas.find((area) => area.kind === 'basic-grid' && isManned(area)) as (typeof plan.areas)[number]
const target = targetIn(settled, grid)
const [head] = plan.callers as [Caller]
const worker: Caller = { memberId: memberOf(grid), grants: [{ role: 'grid-worker', areaId: grid.areaId }] }
const token = cases.get(grid.areaId)?.token ?? ''

interface Baseline {
  readonly draft: Draft
  readonly caller: Caller | undefined
  readonly headers: Record<string, string>
}

/** A request to the route that is right in everything but, perhaps, the moment. */
const baselineOf = (route: AnyRoute): Baseline => {
  const drafts = [target, ...plan.areas.map((area) => targetIn(settled, area))].flatMap((one) => draftsOf(route, one))
  const [draft] = drafts
  if (!draft) throw new Error(`${route.id} cannot be asked`)
  if (route.action === 'public') return { draft, caller: undefined, headers: { cookie: `case-token=${token}` } }
  if (route.action === 'case-token') return { draft, caller: undefined, headers: { 'x-case-token': token } }
  return { draft, caller: route.action === 'contact.record' ? worker : head, headers: {} }
}

interface Trial {
  readonly what: string
  /** The field that the problem must name. */
  readonly path?: string
  readonly status?: number
  readonly draft: Draft
}

const han = /\p{Script=Han}/u
// what only somebody who reads the code or the table could know
const inner =
  /\bat \S+ \(|node_modules|\.ts\b|node:|sqlite|dynamo|zod|\bpk\b|\bsk\b|i[123]p|[a-z]+#|TypeError|undefined/i

const wordsOf = ({ json }: Outcome): string =>
  [json.title, json.detail, ...(json.errors ?? []).map(({ detail }: { detail: string }) => detail)].join('\n')

/** What is wrong with one refusal, in whatever language: status, form, and that nothing changed. */
const refusalFault = ({ status: wanted, path, draft }: Trial, { status, headers, json, text, changed }: Outcome) => {
  if (status < 400 || status >= 500) return `answers ${status} ${county.log.at(-1)?.slice(0, 500)}`
  if (changed.length > 0) return `changed ${changed}`
  if (text.length > 20_000) return `is ${text.length} long`
  // a route of another standard tells errors in that standard's form
  if (draft.route.answerType === 'text/xml') return inner.test(text) ? `tells of the inside: ${text}` : undefined
  if (status !== (wanted ?? (path === undefined ? status : 422))) return `answers ${status}`
  if (!headers['content-type']?.startsWith('application/problem+json')) return `is ${headers['content-type']}`
  if (json.status !== status || !json.code || !json.title || !json.detail) return 'is no problem'
  const named: string[] = (json.errors ?? []).map((error: { path: string }) => error.path)
  const isNamed = path === undefined || named.some((one) => one === path || one.startsWith(`${path}.`))
  return status === 422 && !isNamed ? `does not name ${path} but ${named}` : undefined
}

/** What is wrong with the way a wrong request was refused. */
const faultOf = (trial: Trial, chinese: Outcome, english: Outcome): string | undefined => {
  const fault = refusalFault(trial, chinese) ?? refusalFault(trial, english)
  // `?lang=` has the last word on a page
  if (fault || trial.draft.route.answerType === 'text/xml' || trial.draft.url.includes('lang=')) return fault
  if (!han.test(chinese.json.detail) || !han.test(chinese.json.title)) return `is not Chinese: ${chinese.json.detail}`
  if (chinese.headers['content-language'] !== 'zh-CN' || english.headers['content-language'] !== 'en') return 'language'
  if (han.test(english.json.title)) return `has an English title ${english.json.title}`
  if (inner.test(wordsOf(chinese)) || inner.test(wordsOf(english))) return `tells of the inside: ${wordsOf(english)}`
  return undefined
}

const tryAll = async ({ caller, headers }: Baseline, trials: readonly Trial[]): Promise<string[]> => {
  const faults: string[] = []
  for (const trial of trials) {
    const chinese = await ask(settled, caller, trial.draft, headers)
    const english = await ask(settled, caller, trial.draft, { ...headers, 'accept-language': 'en-GB,en;q=0.8' })
    const fault = faultOf(trial, chinese, english)
    if (fault)
      faults.push(
        `${trial.draft.route.id}: ${trial.what} ${fault}\n   → ${english.status} ${english.text.slice(0, 300)}`,
      )
  }
  return faults
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

const paramTrials = (draft: Draft): Trial[] => {
  const { params } = partsOf(draft.route)
  return fieldsOf(params).flatMap(([name, shape]) =>
    wrongQueries(name, shape).map((value) => ({
      what: `path ${name}=${value.slice(0, 20)}`,
      path: name,
      draft: {
        ...draft,
        url: draft.url.replace(
          new RegExp(
            `^${draft.route.path.replace(/\{(\w+)\}/g, (_, one) => (one === name ? '(?<hole>[^/?]+)' : '[^/?]+'))}`,
          ),
          draft.route.path.replace(/\{\w+\}/g, encodeURIComponent(value)),
        ),
      },
    })),
  )
}

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

const bodyTrials = (draft: Draft): Trial[] => {
  const { route, body } = draft
  const big = 'x'.repeat(257 * 1024)
  const text = (what: string, sent: string | Uint8Array, status?: number, type?: string): Trial => ({
    what,
    ...(status && { status }),
    draft: withText(draft, sent, type),
  })
  const whole = [
    text('too large', route.mediaType === 'application/json' ? `{"a":"${big}"}` : big, 413),
    text('another media type', typeof body === 'string' ? body : textOf(body), 415, 'text/plain'),
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

describe('wrong input (QUALITY 7): a clear problem in the caller’s language, and nothing changed', () => {
  it.each(routes.map((route) => [route.id, route] as const))('QUALITY 7 %s: query and path', async (_, route) => {
    const baseline = baselineOf(route)
    const faults = await tryAll(baseline, [...queryTrials(baseline.draft), ...paramTrials(baseline.draft)])
    expect(faults).toEqual([])
  })

  const bodied = routes.filter((route) => takesJson(route) || route.mediaType !== 'application/json')
  it.each(bodied.map((route) => [route.id, route] as const))(
    'QUALITY 7 %s: body',
    async (_, route) => {
      const baseline = baselineOf(route)
      expect(await tryAll(baseline, bodyTrials(baseline.draft))).toEqual([])
    },
    120_000,
  )

  it('QUALITY 7 every route: the request that all this is measured against is right', async () => {
    for (const route of routes) {
      const { draft, caller, headers } = baselineOf(route)
      const { status } = await ask(settled, caller, draft, headers)
      // a case that is not at this step, and a code that was never sent
      const isMoment = status === 409 || (route.id === 'issueTokens' && status === 401)
      // and what the county has not made public, over a standard that knows nothing else
      const isRight = status < 400 || isMoment || (route.answerType === 'text/xml' && status === 404)
      expect([route.id, status, isRight]).toEqual([route.id, status, true])
    }
  })

  it('QUALITY 7 every route that takes a body has an example of it', () => {
    expect(routes.filter((route) => takesJson(route) && route.example?.body === undefined).map(({ id }) => id)).toEqual(
      [],
    )
  })

  it('L1 QUALITY 7 every route: ids of nothing are 4xx and change nothing', async () => {
    for (const route of routes) {
      const baseline = baselineOf(route)
      const trials = draftsOf(route, nowhere).map((draft) => ({ what: 'unknown ids', draft }))
      const isAsked = trials.filter(({ draft }) => draft.about.size > 0 && !draft.about.has('Recipient'))
      expect(await tryAll(baseline, isAsked)).toEqual([])
    }
  })

  it('QUALITY 7 every command: an Idempotency-Key that is none is named', async () => {
    for (const route of routes.filter(({ idempotent }) => idempotent)) {
      const { draft, caller, headers } = baselineOf(route)
      const trials = ['', 'k'.repeat(65), '中文', 'a b'].map((key) => ({
        what: `Idempotency-Key ${key.slice(0, 5)}`,
        path: 'Idempotency-Key',
        draft: { ...draft, headers: { ...draft.headers, 'idempotency-key': key } },
      }))
      expect(await tryAll({ draft, caller, headers }, trials)).toEqual([])
    }
  })
})
