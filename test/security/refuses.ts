import { householdsOf, memberOf } from './arbitrary-county.ts'
import { settleWithWorkers } from './chosen-counties.ts'
import { type Answer, openCategory, type Request } from './running-county.ts'

export const settled = await settleWithWorkers()
export const { plan, county } = settled
const grids = plan.areas.filter(({ kind }) => kind === 'basic-grid')
const caseAt = async (step: string) => {
  const headers = await county.as('caller9x')
  for (const { caseId, areaId, token } of settled.cases.values()) {
    const { json } = await county.call({ method: 'GET', url: `/v1/cases/${caseId}`, headers })
    if (json.step === step) return { caseId, areaId, token, worker: `mem${settled.areas.get(areaId)?.n}x` }
  }
  throw new Error(`no case is ${step}`)
}
export const [reported, accepted, struckOff] = await Promise.all([
  caseAt('reported'),
  caseAt('accepted'),
  caseAt('struck-off'),
])
// nothing but what is wrong with a solution keeps it from being solved
const mediationEnded = await county.call({
  method: 'POST',
  url: `/v1/cases/${accepted.caseId}/mediations/1/end`,
  headers: await county.as(accepted.worker),
  body: { outcome: 'failed', reason: '谈不拢' },
})
if (mediationEnded.status !== 200) throw new Error(mediationEnded.text)
county.driver.settle()
export const [grid, otherGrid] = grids as [(typeof grids)[number], (typeof grids)[number]]
export const worker = memberOf(grid)
export const [household = ''] = householdsOf(grid)
export const head = 'caller9x'
export const report = { gridCode: grid.areaId, category: openCategory, description: '路灯不亮' }
export const contact = { contactId: '01KDZZZZZZZZZZZZZZZZZZZZZZ', householdId: household, mode: 'home' }
export const today = '2026-12-01'

/** A request that is to be refused. */
export interface Wrong {
  readonly line: `${'GET' | 'POST'} ${string}`
  readonly body?: unknown
  /** A member, or nobody. */
  readonly as?: string
  readonly token?: string
  readonly type?: string
}

/** Asks twice, in each language; everything must be as it was. */
export const ask = async ({ line, body, as, token, type }: Wrong): Promise<readonly [Answer, Answer]> => {
  const [method = '', url = ''] = line.split(' ')
  const headers = {
    ...(as && (await county.as(as))),
    ...(token && { 'x-case-token': token }),
    ...(type && { 'content-type': type }),
  }
  const request: Request = { method, url, headers, body }
  const chinese = await county.call(request)
  const english = await county.call({ ...request, headers: { ...headers, 'accept-language': 'en' } })
  const changed = (await county.driver.changes()).map(({ entity }) => entity).filter((entity) => entity !== 'limit')
  await county.driver.undo()
  expect(changed).toEqual([])
  return [chinese, english]
}
const pathsOf = ({ json }: Answer): string[] => (json.errors ?? []).map(({ path }: { path: string }) => path)
export const han = /\p{Script=Han}/u

/** status, the field that is named, and what is wrong. */
type Case = readonly [row: string, status: number, path: string | undefined, wrong: Wrong]

export const refuses = (name: string, table: readonly Case[]) =>
  describe(name, () => {
    it.each(
      table.map(([row, status, path, wrong]) => [row, wrong.line.split('?')[0], path ?? '—', status, wrong] as const),
    )('%s %s refuses a wrong %s with %i', async (_row, _line, path, status, wrong) => {
      const [chinese, english] = await ask(wrong)
      expect([chinese.status, english.status, chinese.text]).toEqual([status, status, expect.any(String)])
      expect(chinese.headers['content-type']).toContain('application/problem+json')
      if (path !== '—') expect(pathsOf(chinese)).toContain(path)
      expect(pathsOf(english)).toEqual(pathsOf(chinese))
      expect(chinese.json.detail).toMatch(han)
      expect(english.json.detail).not.toMatch(han)
      for (const { detail } of english.json.errors ?? []) expect(detail).not.toMatch(han)
    })
  })

/** A question of the county’s head. */
export const look = (url: string): Wrong => ({ line: `GET ${url}`, as: head })
