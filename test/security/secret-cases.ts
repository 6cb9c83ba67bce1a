import { type KnownAction, policy, type Role } from '@wangge/access'
import { CaseRow } from '../../services/cases/case/table/case.ts'
import { type Area, type Caller, isGrid, isManned, memberOf, type Plan } from './arbitrary-county.ts'
import type { Marks } from './marks.ts'
import { must, publicCategory, type RunningCounty } from './running-county.ts'

/** A confidential case of a plan: who reported it, whom it lies with, and who was named to see it. */
export interface Secret {
  readonly caseId: string
  readonly token: string
  readonly areaId: string
  readonly unitId?: string | undefined
  /** Its mediation, where it has one. */
  readonly ordinal?: string | undefined
  /** A word of its text. */
  readonly word: string
  readonly holder: { readonly role: string; readonly areaId: string; readonly memberId?: string; unitId?: string }
  readonly viewers: readonly string[]
}

const kinds = [
  ['dispute-family', 'township', 'township-official'],
  ['interest-conduct', 'county', 'county-leader'],
  // of a kind that stands on public lists, kept because its reporter asked
  [publicCategory, 'township', 'township-official'],
] as const

/** May they see it? Worked out from who has it and who was named, in other words than the room of cases uses. */
export const seesSecret = ({ memberId, grants }: Caller, { holder, viewers }: Secret): boolean => {
  if (viewers.includes(memberId)) return true
  if (holder.memberId) return holder.memberId === memberId
  return grants.some(({ role, areaId }) => role === holder.role && areaId === holder.areaId)
}

const mayRead = ({ grants }: Caller, { path }: Area): boolean => {
  const readers: readonly Role[] = policy['case.read' satisfies KnownAction].subtree
  return grants.some(({ role, areaId }) => readers.includes(role) && path.includes(areaId))
}

/** Cases that few may know of, one in every grid: untouched, accepted, with viewers, or closed. */
export const reportSecrets = async (
  { areas, callers }: Plan,
  { call, as, drain, table }: RunningCounty,
  marks: Marks,
): Promise<Secret[]> => {
  const secrets: Secret[] = []
  for (const [n, grid] of areas.filter(isGrid).entries()) {
    const [category, level, role] = kinds[n % kinds.length] as (typeof kinds)[number]
    const top = areas.find((area) => area.level === level && grid.path.includes(area.areaId)) as Area
    const official = memberOf(top)
    const posted = [{ memberId: official, grants: [{ role, areaId: top.areaId }] }, ...callers]
    const owners = new Set(
      posted
        .filter((one) => one.grants.some((g) => g.role === role && g.areaId === top.areaId))
        .map((one) => one.memberId),
    )
    const word = (what: string) => marks.character(`${what} of a secret`, [])
    const words = [word('description'), word('name'), word('address'), word('evidence')]
    const [description, name, address, evidence] = words as [string, string, string, string]
    const phone = marks.phone('reporter of a secret', [])
    const body = {
      gridCode: grid.areaId,
      category,
      confidential: true,
      description: `${description}家里的事`,
      name: `${name}某`,
      phone,
      address: `${address}村`,
    }
    const { number: caseId, token } = must(await call({ method: 'POST', url: '/v1/public/cases', body }))
    marks.id(token, 'token of a secret', [])
    // whoever works on it stands in its looks, which an auditor of the place reads
    marks.id(official, 'member', [grid.areaId])
    const give = async (memberId: string, verb: string, what: object = {}) =>
      must(await call({ method: 'POST', url: `/v1/cases/${caseId}/${verb}`, headers: await as(memberId), body: what }))
    const viewers: string[] = []
    const fate = (['untouched', 'accepted', 'viewed', 'solved'] as const)[n % 4]
    must(await call({ method: 'GET', url: `/v1/cases/${caseId}?unmask=true`, headers: await as(official) }))
    if (fate === 'viewed') {
      const named = [
        ...(isManned(grid) ? [memberOf(grid)] : []),
        ...callers
          .filter((one) => mayRead(one, grid))
          .slice(-1)
          .map((one) => one.memberId),
      ]
      for (const memberId of new Set(named)) {
        await give(official, 'viewers', { memberId, reason: '协助调解' })
        viewers.push(memberId)
      }
    }
    if (fate !== 'untouched') await give(official, 'accept')
    const isMediated = fate === 'viewed'
    const party = (role: string) => {
      const one = word('name of a party')
      words.push(one)
      return { role, name: `${one}某` }
    }
    if (isMediated)
      await give(official, 'mediations', { kind: 'people', parties: [party('applicant'), party('respondent')] })
    if (fate === 'solved') await give(official, 'solve', { evidence: [{ kind: 'note', text: `${evidence}已谈妥` }] })
    const { holder } = await table.need(CaseRow, { caseId })
    const secret: Secret = {
      caseId,
      token,
      areaId: grid.areaId,
      word: description,
      holder,
      viewers,
      ordinal: isMediated ? '1' : undefined,
    }
    // a text message told them of it while it lay with their post
    for (const one of [...posted, ...areas.filter(isManned).map((area) => ({ memberId: memberOf(area), grants: [] }))])
      if (seesSecret(one, secret)) owners.add(one.memberId)
    marks.id(caseId, 'secret', [], owners)
    const numbers = [`****${phone.slice(-4)}`, phone, `86${phone}`]
    for (const text of [...words, ...numbers]) marks.id(text, 'word of a secret', [], owners)
    secrets.push(secret)
  }
  await drain()
  return secrets
}
