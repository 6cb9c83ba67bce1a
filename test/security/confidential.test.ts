import fc from 'fast-check'
import { type Area, arbitraryPlan, type Caller } from './arbitrary-county.ts'
import { expected } from './expected.ts'
import { ask, faultOf, shown, told } from './judge.ts'
import { type Draft, draftsOf, nowhere, secretIn, type Target, targetIn } from './requests.ts'
import { type Answer, routes } from './running-county.ts'
import { type Secret, seesSecret } from './secret-cases.ts'
import { type Settled, settle } from './settled-county.ts'

// .ci/run asks for more (pnpm test:wide)
const runs = Number(process.env.WANGGE_RUNS ?? 10)
const seed = Number(process.env.WANGGE_SEED ?? Math.floor(Math.random() * 2 ** 31))

const guarded = routes.filter(({ action }) => action !== 'public' && action !== 'case-token')
const anyones = routes.filter(({ action }) => action === 'public')
const words = ({ status, json }: Answer): string => JSON.stringify({ ...json, instance: '', status })
const pick = <T>(from: readonly T[], dice: number): T[] => from.slice(dice % Math.max(1, from.length)).slice(0, 1)

const met = { counties: 0, kept: new Set<string>(), opened: new Set<string>(), lists: 0, looks: 0, counts: 0, found: 0 }

/** What is asked about a confidential case: whoever may not see it is told what they are told of none. */
const checkOne = async (settled: Settled, caller: Caller, draft: Draft, target: Target): Promise<void> => {
  const outcome = await ask(settled, caller, draft)
  const fault = faultOf(settled, caller, draft, target, outcome)
  if (fault) throw new Error(`C20 ${fault}\n${told(draft, caller, outcome)}`)
  const wanted = expected(draft, caller, target)
  if (wanted === 'absent') {
    met.kept.add(draft.route.id)
    const [unknown] = draftsOf(draft.route, nowhere)
    const none = unknown && (await ask(settled, caller, unknown))
    if (none && words(none) !== words(outcome))
      throw new Error(`C20 kept and unknown differ\n${told(draft, caller, outcome)}\nunknown: ${none.text}`)
  } else if (target.secret && seesSecret(caller, target.secret)) met.opened.add(draft.route.id)
  if (outcome.changed.includes('look')) met.looks++
}

/** A list, a count, a file or a search over the place: not a word of a confidential case to those it is kept from. */
const checkAround = async (settled: Settled, caller: Caller | undefined, draft: Draft): Promise<void> => {
  const outcome = await ask(settled, caller, draft)
  const seen = shown(settled, draft, outcome).filter(
    ({ what, owners }) => what.includes('secret') && !(caller && owners.has(caller.memberId)),
  )
  if (seen.length > 0)
    throw new Error(`C20 shows ${seen.map(({ what, text }) => `${what} ${text}`)}\n${told(draft, caller, outcome)}`)
  met.lists++
}

/** A count of cases is that of its own list: what is kept from somebody does not count for them either. */
const checkCount = async (settled: Settled, caller: Caller, { areaId }: Area): Promise<void> => {
  const read = async (path: string) => {
    const { status, json } = await settled.county.call({
      method: 'GET',
      url: `${path}?area=${areaId}${path === '/v1/cases' ? '&limit=100' : ''}`,
      headers: await settled.county.as(caller.memberId),
    })
    return status === 200 ? json : undefined
  }
  const [counts, list] = [await read('/v1/cases/counts'), await read('/v1/cases')]
  if (counts?.total !== list?.items.length)
    throw new Error(`C20 ${caller.memberId} counts ${counts?.total} of ${list?.items.length} in ${areaId}`)
  if (counts) met.counts++
}

/** A search for a word that stands in one case only finds it for those who may see it, and for nobody else. */
const checkSearch = async (settled: Settled, caller: Caller, { word, caseId }: Secret, isSeen: boolean) => {
  const headers = await settled.county.as(caller.memberId)
  for (const q of [word, caseId]) {
    const { status, json } = await settled.county.call({
      method: 'GET',
      url: `/v1/cases?q=${encodeURIComponent(q)}`,
      headers,
    })
    const isFound = status === 200 && json.items.some((one: { caseId: string }) => one.caseId === caseId)
    if (isFound && !isSeen) throw new Error(`C20 ${caller.memberId} finds ${caseId} by ${q}`)
    if (isFound) met.found++
  }
}

const isOfCase = (draft: Draft): boolean => draft.about.has('CaseId')

describe('confidential cases (C20)', () => {
  it('C20 L1 are kept from everybody else: any tree, any roles, every route, list, count and page', async () => {
    process.stdout.write(`confidential property: WANGGE_SEED=${seed} WANGGE_RUNS=${runs}\n`)
    await fc.assert(
      fc.asyncProperty(arbitraryPlan, async (plan) => {
        const settled = await settle(plan)
        const grids = plan.areas.filter((area) => settled.secrets.has(area.areaId))
        const drafts = (areas: readonly Area[], dice: number, of: (typeof routes)[number]) => {
          const all = areas.flatMap((area) => secretIn(settled, area))
          // of a route that nobody was let in by, or kept out of, every one is tried until somebody is
          const isMet = !of.path.includes('{caseId}') || (met.kept.has(of.id) && met.opened.has(of.id))
          return (isMet ? pick(all, dice) : all).map((target) => [target, draftsOf(of, target)] as const)
        }
        for (const [n, caller] of plan.callers.entries()) {
          for (const area of plan.areas) await checkCount(settled, caller, area)
          for (const secret of settled.secrets.values())
            await checkSearch(settled, caller, secret, seesSecret(caller, secret))
          for (const [r, route] of guarded.entries()) {
            for (const [target, asked] of drafts(grids, plan.dice + n * 7 + r * 13, route))
              for (const draft of asked.filter(isOfCase)) await checkOne(settled, caller, draft, target)
            const [area] = pick(plan.areas, plan.dice + n * 5 + r * 11)
            const around = area ? draftsOf(route, targetIn(settled, area)) : []
            for (const draft of around.filter((one) => !isOfCase(one))) await checkAround(settled, caller, draft)
          }
        }
        for (const [r, route] of anyones.entries())
          for (const [, asked] of drafts(grids, plan.dice + r * 17, route))
            for (const draft of asked) await checkAround(settled, undefined, draft)
        if (++met.counties % 10 === 0)
          process.stdout.write(`confidential property: ${met.counties} of ${runs} counties, ${met.lists} lists\n`)
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
    process.stdout.write(`confidential property: ${met.lists} lists, ${met.looks} looks\n`)
    if (runs < 30) return
    const ofCases = guarded.filter(({ path }) => path.includes('{caseId}')).map(({ id }) => id)
    expect(ofCases.filter((id) => !met.kept.has(id))).toEqual([])
    expect(ofCases.filter((id) => !met.opened.has(id))).toEqual([])
    expect([met.looks, met.counts, met.found].every((times) => times > 0)).toBe(true)
  })
})
