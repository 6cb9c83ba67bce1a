import type * as z from 'zod'
import { settleLargest } from './chosen-counties.ts'
import { ask } from './judge.ts'
import type { Reported } from './report-cases.ts'
import { draftsOf, nowhere, targetIn } from './requests.ts'
import { type Answer, routes } from './running-county.ts'

const staff = routes.filter(({ action }) => action !== 'public' && action !== 'case-token')
const residents = routes.filter(({ action }) => action === 'case-token')

const words = ({ status, json }: Answer): string => JSON.stringify({ ...json, instance: '', status })

describe('who is not signed in (L4)', () => {
  it('L4 gets 401 from every route of staff, with the same words whatever they ask for', async () => {
    const settled = await settleLargest()
    const [{ token }] = [...settled.cases.values()] as [Reported]
    const ways: Record<string, string>[] = [{}, { 'x-case-token': token }, { authorization: `Bearer ${token}` }]
    for (const route of staff) {
      const targets = [nowhere, ...settled.plan.areas.map((area) => targetIn(settled, area))]
      const drafts = targets.flatMap((target) => draftsOf(route, target).slice(0, 1))
      const answers = new Set<string>()
      for (const draft of drafts) {
        for (const headers of ways) {
          const outcome = await ask(settled, undefined, draft, headers)
          expect([route.id, outcome.status, outcome.changed]).toEqual([route.id, 401, []])
          if (!('authorization' in headers)) answers.add(words(outcome))
        }
      }
      expect([route.id, answers.size]).toEqual([route.id, 1])
    }
  })
})

describe('a resident with a case token (I1)', () => {
  it('I1 opens their own case and no other, and says the same of another as of none', async () => {
    const settled = await settleLargest()
    const cases = [...settled.cases.values()]
    expect(cases.length).toBeGreaterThan(2)
    for (const route of residents)
      for (const own of cases)
        for (const { caseId, areaId } of cases) {
          const target = targetIn(settled, settled.areas.get(areaId) as never)
          const [draft] = draftsOf(route, target)
          const [none] = draftsOf(route, nowhere)
          if (!draft || !none) throw new Error(`${route.id} asks for more than a case`)
          const headers = { 'x-case-token': own.token }
          const outcome = await ask(settled, undefined, draft, headers)
          if (caseId === own.caseId) expect([route.id, outcome.status === 404]).toEqual([route.id, false])
          else {
            expect([outcome.status, outcome.changed]).toEqual([404, []])
            expect(words(outcome)).toBe(words(await ask(settled, undefined, none, headers)))
          }
        }
  })

  it('I1 is not asked in by signing in: a member without the token gets 401', async () => {
    const settled = await settleLargest()
    const [caller] = settled.plan.callers
    for (const route of residents)
      for (const { areaId } of settled.cases.values()) {
        const [draft] = draftsOf(route, targetIn(settled, settled.areas.get(areaId) as never))
        const outcome = draft && (await ask(settled, caller, draft))
        expect([outcome?.status, outcome?.changed]).toEqual([401, []])
      }
  })

  it('I1 sees post, area and day, and nobody’s name, phone or number', async () => {
    const settled = await settleLargest()
    const [follow] = residents.filter(({ method }) => method === 'GET')
    for (const { areaId, token } of settled.cases.values()) {
      const [draft] = draftsOf(follow as never, targetIn(settled, settled.areas.get(areaId) as never))
      const { text } = await ask(settled, undefined, draft as never, { 'x-case-token': token })
      const seen = settled.marks.in(text, draft?.url ?? '')
      const path = settled.pathOf(areaId)
      // their own words and what was answered are theirs to read; a name of an area says who is responsible
      for (const { what, homes } of seen) {
        expect(['area', 'answer', 'description of a case']).toContain(what)
        expect([...homes].every((home) => path.includes(home))).toBe(true)
      }
    }
  })
})

describe('a case’s page (I1)', () => {
  const pages = routes.filter(
    ({ action, answerType, path }) => action === 'public' && answerType === 'text/html' && path.includes('{number}'),
  )

  it('I1 opens to the browser that keeps its own token, and to no other', async () => {
    const settled = await settleLargest()
    const cases = [...settled.cases.values()]
    expect(pages.length).toBeGreaterThan(0)
    for (const route of pages)
      for (const own of cases)
        for (const { caseId, areaId } of cases) {
          const [draft] = draftsOf(route, targetIn(settled, settled.areas.get(areaId) as never))
          const [none] = draftsOf(route, nowhere)
          if (!draft || !none) throw new Error(`${route.id} asks for more than a case`)
          const cookie = `case-token=${own.token}`
          const outcome = await ask(settled, undefined, draft, { cookie })
          if (caseId === own.caseId) expect([401, 404]).not.toContain(outcome.status)
          else {
            expect([outcome.status, outcome.changed]).toEqual([404, []])
            const unknown = await ask(settled, undefined, none, { cookie })
            expect(words(outcome)).toBe(words(unknown))
          }
          // nor is anybody else told what is wrong with a form
          const choice = 'kind' in ((route.body as z.ZodObject).shape ?? {}) ? '&kind=photo' : ''
          const empty = { ...draft, ...(draft.body !== undefined && { body: `key=a-key-of-16-letters${choice}` }) }
          if (caseId !== own.caseId)
            expect([route.id, (await ask(settled, undefined, empty, { cookie })).status]).toEqual([route.id, 404])
          const anonymous = await ask(settled, undefined, draft)
          expect(anonymous.status).toBeGreaterThanOrEqual(401)
          expect(settled.marks.in(anonymous.text, draft.url)).toEqual([])
        }
  })
})
