import { type KnownAction, policy } from '@wangge/access'
import type { AnyRoute } from '@wangge/contract'
import { listingDepth } from '@wangge/county'
import fc from 'fast-check'
import { type Area, arbitraryPlan, type Caller } from './arbitrary-county.ts'
import { expected } from './expected.ts'
import { ask, faultOf, shown, told } from './judge.ts'
import type { Mark } from './marks.ts'
import { checkPages } from './pages.ts'
import { type Draft, draftsOf, nowhere, type Target, targetIn } from './requests.ts'
import { type Answer, manifests, routes } from './running-county.ts'
import { type Settled, settle } from './settled-county.ts'

// .ci/run asks for more (pnpm test:wide)
const runs = Number(process.env.WANGGE_RUNS ?? 20)
const seed = Number(process.env.WANGGE_SEED ?? Math.floor(Math.random() * 2 ** 31))

const isOpen = ({ action }: AnyRoute): boolean => action === 'public' || action === 'case-token'
const guarded = routes.filter((route) => !isOpen(route))
const isPaged = ({ query }: AnyRoute): boolean => 'after' in query.shape

type Asked = readonly [target: Target, drafts: readonly Draft[]]

/** Every way to ask a route about an area, worked out once a county: every caller asks, from inside and from outside. */
const waysIn = new WeakMap<Settled, Map<string, Asked>>()
const waysOf = (settled: Settled, route: AnyRoute, area: Area): Asked => {
  const ways = waysIn.get(settled) ?? new Map<string, Asked>()
  waysIn.set(settled, ways)
  const name = `${route.id} ${area.areaId}`
  const known = ways.get(name)
  if (known) return known
  const target = targetIn(settled, area)
  const made = [target, draftsOf(route, target)] as const
  ways.set(name, made)
  return made
}

/** One of the areas that have what a route asks for, and every way to ask it. */
const askedOf = (settled: Settled, route: AnyRoute, areas: readonly Area[], dice: number): Asked[] => {
  const possible = areas.map((area) => waysOf(settled, route, area)).filter(([, drafts]) => drafts.length > 0)
  return possible.slice(dice % Math.max(1, possible.length)).slice(0, 1)
}

const words = ({ text, json }: Answer): string => (json ? JSON.stringify({ ...json, instance: '' }) : text)

/** What the whole run has met: a property that met nothing has proved nothing. */
const met = {
  counties: 0,
  requests: 0,
  answered: new Set<string>(),
  paged: new Set<string>(),
  cases: new Map<string, number>(),
}
const count = (what: string) => met.cases.set(what, (met.cases.get(what) ?? 0) + 1)

const checkDraft = async (settled: Settled, caller: Caller, draft: Draft, target: Target): Promise<void> => {
  const { route } = draft
  const outcome = await ask(settled, caller, draft)
  const fault = faultOf(settled, caller, draft, target, outcome)
  if (fault) throw new Error(`L1 ${fault}\n${told(draft, caller, outcome)}`)
  if (route.path.includes('{') && outcome.status === 404) {
    const [unknown] = draftsOf(route, nowhere)
    const none = unknown && (await ask(settled, caller, unknown))
    if (none && words(none) !== words(outcome))
      throw new Error(`L1 outside and unknown differ\n${told(draft, caller, outcome)}\nunknown: ${none.text}`)
  }
  met.requests++
  const wanted = expected(draft, caller, target)
  count(wanted)
  // a command at the wrong moment was let in as well: the refusal is about the case, not about the caller
  const isLetIn = wanted === 'answered' && route.path.includes('{') && [409, 410, 422].includes(outcome.status)
  if (outcome.status < 300 || isLetIn) met.answered.add(route.id)
  const isOfUnit = caller.grants.some(({ role }) => role === 'department') && draft.about.has('CaseId')
  if (isOfUnit && outcome.status < 300) count('a department with a case of its unit')
}

const checkCaller = async (settled: Settled, caller: Caller, dice: number): Promise<void> => {
  const { plan } = settled
  const isInside = ({ path }: Area) => caller.grants.some(({ areaId }) => path.includes(areaId))
  for (const [r, route] of guarded.entries()) {
    const inside = askedOf(settled, route, plan.areas.filter(isInside), dice + r * 13)
    const outside = askedOf(
      settled,
      route,
      plan.areas.filter((area) => !isInside(area)),
      dice + r * 17,
    )
    for (const [target, drafts] of [...inside, ...outside])
      for (const draft of drafts) await checkDraft(settled, caller, draft, target)
    for (const [, drafts] of isPaged(route) ? inside : []) {
      const others = plan.callers.filter(({ memberId }) => memberId !== caller.memberId)
      const draft = drafts[dice % drafts.length] as Draft
      if (await checkPages(settled, caller, others[dice % others.length] as Caller, draft)) met.paged.add(route.id)
    }
  }
}

const boards = ['showBoard', 'showAreaBoard', 'listPublicCases', 'readOpen311', 'readOpen311Request']
/** Public lists name villages and what they lie in, to choose from and to say where a case is: never a grid. */
const isOnBoard = ({ areas }: Settled, { id }: AnyRoute, home: string): boolean =>
  boards.includes(id) && (areas.get(home)?.path.length ?? Infinity) <= listingDepth + 1

/** Nobody signed in sees none of what was put into the county, but for the names of the areas they ask about. */
const checkAnyone = async (settled: Settled, dice: number): Promise<void> => {
  for (const route of routes.filter(({ action }) => action === 'public'))
    for (const [target, drafts] of askedOf(settled, route, settled.plan.areas, dice))
      for (const draft of drafts) {
        const outcome = await ask(settled, undefined, draft)
        // what a place is called is on the sign above its door
        const isSign = ({ what, homes }: Mark) =>
          what === 'area' && [...homes].every((home) => target.path.includes(home) || isOnBoard(settled, route, home))
        const seen = shown(settled, draft, outcome).filter((mark) => !isSign(mark))
        if (outcome.status >= 500 || seen.length > 0)
          throw new Error(`L1 anyone sees ${seen.map(({ what }) => what)}\n${told(draft, 'anyone', outcome)}`)
      }
}

describe('who may see and do what (L1)', () => {
  it('L1 knows every action of every route, and nobody forgot to think about the open ones', () => {
    for (const { id, action } of guarded) expect([id, policy[action as KnownAction]]).toEqual([id, expect.anything()])
    // who adds a route here has thought about what anybody on the internet may do with it
    expect(
      routes
        .filter(isOpen)
        .map(({ id, action }) => `${action} ${id}`)
        .sort(),
    ).toEqual([
      'case-token eraseOwnCase',
      'case-token exportOwnCase',
      'case-token followCase',
      'case-token hideReporter',
      'case-token rateCase',
      'case-token reopenOwnCase',
      'case-token replyToQuestion',
      'case-token sendCaseFile',
      'case-token withdrawCase',
      'public askFileForm',
      'public completeOwnFile',
      'public findByPhone',
      'public findOwnCase',
      'public getCounty',
      'public getKeys',
      'public getOpenidConfiguration',
      'public getOwnFile',
      'public issueTokens',
      'public listPublicCases',
      'public listPublicCategories',
      'public listPublicDisclosures',
      'public objectToDisclosure',
      'public postOpen311',
      'public readOpen311',
      'public readOpen311Request',
      'public readOpen311Service',
      'public readOpen311Token',
      'public readPublicDisclosure',
      'public recallCaseToken',
      'public reportCase',
      'public requestCaseCode',
      'public requestCode',
      'public sendErasing',
      'public sendHiding',
      'public sendObjection',
      'public sendOwnFile',
      'public sendRating',
      'public sendReopening',
      'public sendReply',
      'public sendReport',
      'public sendWithdrawal',
      'public sentFile',
      'public showAreaBoard',
      'public showBoard',
      'public showDisclosure',
      'public showDisclosures',
      'public showFileForm',
      'public showFindForm',
      'public showGridCard',
      'public showOwnCase',
      'public showOwnExport',
      'public showPhoneForm',
      'public showPublicPhoto',
      'public showReportForm',
    ])
  })

  it('L1 lets those who only read write nothing: the auditor’s actions are all of GET routes', () => {
    const holds = (action: string) => {
      const { subtree, unit, county } = policy[action as KnownAction] as Record<string, readonly string[] | undefined>
      return [subtree, unit, county].some((roles) => roles?.includes('auditor'))
    }
    expect(guarded.filter(({ action, method }) => method !== 'GET' && holds(action)).map(({ id }) => id)).toEqual([])
  })

  it('L1 shows nobody anything beyond their subtree: any tree, any roles, every route', async () => {
    process.stdout.write(`access property: WANGGE_SEED=${seed} WANGGE_RUNS=${runs}\n`)
    await fc.assert(
      fc.asyncProperty(arbitraryPlan, async (plan) => {
        const settled = await settle(plan)
        for (const [n, caller] of plan.callers.entries()) await checkCaller(settled, caller, plan.dice + n * 7)
        await checkAnyone(settled, plan.dice)
        if (++met.counties % 10 === 0)
          process.stdout.write(`access property: ${met.counties} of ${runs} counties, ${met.requests} requests\n`)
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
    process.stdout.write(`access property: ${met.requests} requests, ${JSON.stringify([...met.cases])}\n`)
    // few counties need not meet everything
    if (runs < 60) return
    const missed = (known: ReadonlySet<string>, of: readonly AnyRoute[]) =>
      of.map(({ id }) => id).filter((id) => !known.has(id))
    expect(missed(met.answered, guarded)).toEqual([])
    // a noun that nothing was put into yet has no second page: its lists are asked for, and answered, all the same
    const nouns = manifests.flatMap(({ name, nouns: of }) =>
      Object.entries(of).map(([noun, { routes: own }]) => ({ name: `${name}/${noun}`, own })),
    )
    const peopled = nouns.filter(({ own }) => own.some(({ id }) => met.paged.has(id)))
    const lists = peopled.flatMap(({ own }) => own.filter((route) => guarded.includes(route) && isPaged(route)))
    const known = {
      assessments: ['review'],
      cases: ['case', 'mediation', 'deed', 'disclosure', 'project', 'finding', 'public'],
      duties: ['sheet', 'contact'],
      grids: ['area', 'household'],
      members: ['member', 'unit', 'post', 'team', 'link'],
      notifications: ['message'],
    }
    const named = Object.entries(known).flatMap(([room, of]) => of.map((noun) => `${room}/${noun}`))
    expect(peopled.map(({ name }) => name)).toEqual(expect.arrayContaining(named))
    expect(missed(met.paged, lists)).toEqual([])
    expect(Object.fromEntries(met.cases)).toEqual({
      answered: expect.any(Number),
      forbidden: expect.any(Number),
      absent: expect.any(Number),
      own: expect.any(Number),
      'a department with a case of its unit': expect.any(Number),
    })
  })
})
