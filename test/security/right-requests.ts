import type { AnyRoute } from '@wangge/contract'
import { put } from '@wangge/table'
import { CaseFile } from '../../services/cases/file/table/file.ts'
import { hasUnit, isManned, memberOf, officerOf } from './arbitrary-county.ts'
import { type Draft, draftsOf, type Ids, secretIn, type Target, targetIn } from './requests.ts'
import { type Answer, admin, must, openCategory, publicCategory, routes } from './running-county.ts'
import type { Settled } from './settled-county.ts'

/**
 * Commands given first, to the same thing, so that a command has its moment. A new route that cannot be answered right
 * away in a county where cases are reported, accepted and struck off gets its line here.
 */
const struckOff = ['solveCase', 'checkCase', 'answerCase']
const before: Readonly<Record<string, readonly string[]>> = {
  rateCase: struckOff,
  replyToQuestion: ['askResident'],
  reopenOwnCase: struckOff,
  startCase: ['dispatchCase'],
  returnCase: ['dispatchCase'],
  resumeCase: ['askResident'],
  decideExtension: ['extendCase'],
  reopenCase: struckOff,
  unmergeCase: ['mergeCase'],
  noteOutsideUpdate: ['handOverCase'],
  takeBackCase: ['handOverCase'],
  reinstateCase: ['cancelCase'],
  replyUrge: ['urgeCase'],
  unmarkConfidential: ['markConfidential'],
  promoteCase: ['withdrawPractice'],
  removeParty: ['addParty'],
  attachAgreement: ['endMediation'],
  reopenMediation: ['endMediation', 'followUp'],
  eraseOwnCase: ['withdrawCase'],
  startDeed: ['publishDeed'],
  reportProgress: ['publishDeed', 'startDeed'],
  amendDeed: ['publishDeed'],
  decideDeedAmount: ['publishDeed', 'amendDeed'],
  finishDeed: ['publishDeed', 'startDeed', 'reportProgress'],
  checkDeed: ['publishDeed', 'startDeed', 'reportProgress', 'finishDeed'],
  openCaseOfDeed: ['publishDeed', 'startDeed'],
  decideProject: ['assessProject'],
  startProject: ['assessProject'],
  finishProject: ['assessProject', 'startProject'],
}

interface Made {
  readonly ids?: Ids
  readonly body?: object
}

const photo = { kind: 'photo', type: 'image/jpeg', bytes: 1000 }

const post = async ({ county }: Settled, url: string, body: object, as?: string) =>
  must(await county.call({ method: 'POST', url, body, headers: as === undefined ? {} : await county.as(as) }))

const report = async (settled: Settled, { ids }: Target, category = publicCategory): Promise<string | undefined> => {
  if (ids.GridCode === undefined) return undefined
  const body = { gridCode: ids.GridCode, category, description: '路灯不亮' }
  return (await post(settled, '/v1/public/cases', body)).number
}

const sent = async (settled: Settled, url: string, as?: string): Promise<string> => {
  const { fileId, upload } = await post(settled, url, photo, as)
  settled.county.files.sent(upload.fields, new Uint8Array(photo.bytes))
  return fileId
}

/** A member's photo that was looked at. */
const lookedAt = async (settled: Settled, memberId: string): Promise<string> => {
  const { table } = settled.county
  const fileId = await sent(settled, '/v1/files', memberId)
  const kept = { type: 'image/jpeg' as const, bytes: photo.bytes, sha256: 'x' }
  await table.write([put(CaseFile, { ...(await table.need(CaseFile, { fileId })), state: 'ready', kept })])
  return fileId
}

const drafted = async (settled: Settled, { ids }: Target): Promise<string> => {
  const days = { opensOn: '2027-03-01', closesOn: '2027-03-31' }
  const body = { kind: 'benefit-policy', text: '桥', title: '桥', area: ids.AreaId, ...days }
  return (await post(settled, '/v1/disclosures', body, admin)).disclosureId
}

/**
 * What some requests need of their own: a file that was sent, another case, another day. `a/b` is of b when it is given
 * so that a has its moment.
 */
const made: Readonly<Record<string, (settled: Settled, target: Target) => Promise<Made>>> = {
  completeFile: async (settled, { memberId }) => ({ ids: { FileId: await sent(settled, '/v1/files', memberId) } }),
  completeOwnFile: async (settled) => ({ ids: { OwnFileId: await sent(settled, '/v1/public/files') } }),
  attachAgreement: async (settled, { memberId }) => ({ ids: { FileId: await lookedAt(settled, memberId) } }),
  publishCase: async (settled, target) => ({ ids: { CaseId: await report(settled, target) } }),
  // a graver one is not merged into a lighter one
  mergeCase: async (settled, target) => ({ body: { into: await report(settled, target, openCategory) } }),
  publishDisclosure: async (settled, target) => ({ ids: { DisclosureId: await drafted(settled, target) } }),
  closeDisclosure: async ({ county, publicDisclosureId }) => {
    county.clock.now = '2027-01-04T02:00:00.000Z'
    return { ids: { DisclosureId: publicDisclosureId } }
  },
  'reopenMediation/followUp': async () => ({ body: { kept: false } }),
  // that an agreement is broken may be said before its day
  followUp: async () => ({ body: { kept: false } }),
  'removeParty/addParty': async () => ({ body: { role: 'applicant' } }),
  'decideDeedAmount/amendDeed': async () => ({ body: { amount: 7 } }),
  'decideProject/assessProject': async () => ({ body: { level: 'high' } }),
  startProject: async ({ county }) => {
    county.clock.now = '2027-01-04T02:00:00.000Z'
    return { body: { on: '2027-01-04' } }
  },
}

const routeOf = (id: string): AnyRoute => routes.find((route) => route.id === id) as AnyRoute

/** Who may ask: nobody in particular where nobody signs in, else everybody there is. */
const askersOf = ({ plan }: Settled, { action }: AnyRoute, { memberId }: Target): (string | undefined)[] => {
  if (action === 'public' || action === 'case-token') return [undefined]
  const posted = [...plan.areas.filter(isManned).map(memberOf), ...plan.areas.filter(hasUnit).map(officerOf)]
  return [...new Set([...plan.callers.map((caller) => caller.memberId), memberId, ...posted])]
}

const draftOf = async (
  settled: Settled,
  { route, goal }: { route: AnyRoute; goal: AnyRoute },
  target: Target,
): Promise<Draft | undefined> => {
  const own = made[`${goal.id}/${route.id}`] ?? made[route.id]
  const { ids, body } = (await own?.(settled, target)) ?? {}
  const [draft] = draftsOf(route, { ...target, ids: { ...target.ids, ...ids } })
  const isResidents = route.action === 'case-token'
  const headers = { ...draft?.headers, ...(isResidents && { 'x-case-token': target.ids.CaseToken ?? '' }) }
  return draft && { ...draft, headers, ...(body && { body: { ...(draft.body as object), ...body } }) }
}

/** Asks as somebody, with more headers if told, and lets stand what it did. */
export const send = async (
  { county }: Settled,
  draft: Draft,
  as?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const signedIn = as === undefined ? {} : await county.as(as)
  return county.call({ ...draft, headers: { ...draft.headers, ...signedIn, ...more } })
}

/** A request that is right at its moment, and who makes it. `prepare` brings the moment about, from the settled county. */
export interface RightRequest {
  readonly as: string | undefined
  prepare(): Promise<Draft>
}

/** The first of the askers who is answered; what it did stands. */
const askedBy = async (settled: Settled, route: AnyRoute, goal: AnyRoute, target: Target) => {
  const draft = await draftOf(settled, { route, goal }, target)
  if (draft)
    for (const as of askersOf(settled, route, target))
      if ((await send(settled, draft, as)).status < 400) return { route, goal, as }
  return undefined
}

/** Finds a right request to a route, by asking about everything there is; the county is left as it was settled. */
export const rightRequestTo = async (settled: Settled, route: AnyRoute): Promise<RightRequest> => {
  const { plan, county } = settled
  const { now } = county.clock
  const back = async () => {
    await county.driver.undo()
    county.clock.now = now
  }
  for (const area of plan.areas)
    for (const target of [targetIn(settled, area), ...secretIn(settled, area)]) {
      const steps: { route: AnyRoute; goal: AnyRoute; as: string | undefined }[] = []
      for (const id of [...(before[route.id] ?? []), route.id]) {
        const step = await askedBy(settled, routeOf(id), route, target)
        if (!step) break
        steps.push(step)
      }
      await back()
      const last = steps.at(-1)
      if (last?.route !== route) continue
      const prepare = async (): Promise<Draft> => {
        await back()
        for (const step of steps.slice(0, -1))
          must(await send(settled, (await draftOf(settled, step, target)) as Draft, step.as))
        return (await draftOf(settled, last, target)) as Draft
      }
      return { as: last.as, prepare }
    }
  throw new Error(`${route.id}: nobody is answered; does it need a line in \`before\`?`)
}
