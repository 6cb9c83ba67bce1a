import type { AnyRoute } from '@wangge/contract'
import { type Caller, isManned, memberOf } from './arbitrary-county.ts'
import { settleWithWorkers } from './chosen-counties.ts'
import { ask } from './judge.ts'
import { publishPhoto } from './public-photo.ts'
import { refusalFaultOf } from './refusal.ts'
import { type Draft, draftsOf, nowhere, targetIn } from './requests.ts'
import { routes } from './running-county.ts'
import { takesJson } from './shapes.ts'
import { addressTrials, bodyTrials, type Trial } from './trials.ts'

const settled = await settleWithWorkers()
const { plan, cases } = settled
const grid = plan.areas.find((area) => area.kind === 'basic-grid' && isManned(area)) as (typeof plan.areas)[number]
const target = targetIn(settled, grid)
const [head] = plan.callers as [Caller]
const worker: Caller = { memberId: memberOf(grid), grants: [{ role: 'grid-worker', areaId: grid.areaId }] }
const photo = await publishPhoto(settled.county, { gridCode: grid.areaId, by: head.memberId })
const published = { ...target, ids: { ...target.ids, ...photo } }
const token = cases.get(grid.areaId)?.token ?? ''

interface Baseline {
  readonly draft: Draft
  readonly caller: Caller | undefined
  readonly headers: Record<string, string>
}

/** A request to the route that is right in everything but, perhaps, the moment. */
const baselineOf = (route: AnyRoute): Baseline => {
  const targets = [target, ...plan.areas.map((area) => targetIn(settled, area))]
  const isOfPublished = route.id === 'showPublicPhoto'
  const drafts = (isOfPublished ? [published] : targets).flatMap((one) => draftsOf(route, one))
  const [draft] = drafts
  if (!draft) throw new Error(`${route.id} cannot be asked`)
  if (route.action === 'public') return { draft, caller: undefined, headers: { cookie: `case-token=${token}` } }
  if (route.action === 'case-token') return { draft, caller: undefined, headers: { 'x-case-token': token } }
  const isTheirs = route.action === 'contact.record' || draft.about.has('FileId')
  return { draft, caller: isTheirs ? worker : head, headers: {} }
}

const tryAll = async ({ caller, headers }: Baseline, trials: readonly Trial[]): Promise<string[]> => {
  const faults: string[] = []
  for (const trial of trials) {
    const chinese = await ask(settled, caller, trial.draft, headers)
    const english = await ask(settled, caller, trial.draft, { ...headers, 'accept-language': 'en-GB,en;q=0.8' })
    const fault = refusalFaultOf(trial, chinese, english)
    if (fault)
      faults.push(
        `${trial.draft.route.id}: ${trial.what} ${fault}\n   → ${english.status} ${english.text.slice(0, 300)}\n   ${settled.county.log.at(-1)}`,
      )
  }
  return faults
}

describe('wrong input (QUALITY 7): a clear problem in the caller’s language, and nothing changed', () => {
  it.each(routes.map((route) => [route.id, route] as const))('QUALITY 7 %s: query and path', async (_, route) => {
    const baseline = baselineOf(route)
    const faults = await tryAll(baseline, addressTrials(baseline.draft))
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
      const takesCode = ['issueTokens', 'recallCaseToken'].includes(route.id)
      const isMoment = status === 409 || (takesCode && status === 401)
      // whom to show a case to is for whoever has it (C20)
      const isForHolder = status === 403 && ['nameViewer', 'removeViewer'].includes(route.id)
      // and what the county has not made public, over a standard that knows nothing else
      const isRight = status < 400 || isMoment || isForHolder || (route.answerType === 'text/xml' && status === 404)
      expect([route.id, status, isRight]).toEqual([route.id, status, true])
    }
  })

  it('QUALITY 7 every route that takes a body has an example of it', () => {
    expect(routes.filter((route) => takesJson(route) && route.example?.body === undefined).map(({ id }) => id)).toEqual(
      [],
    )
  })

  it('L1 QUALITY 7 every route: ids of nothing are 4xx and change nothing', async () => {
    // whoever asks for a code hears the same whatever case they name (I1)
    for (const route of routes.filter(({ id }) => id !== 'requestCaseCode')) {
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
