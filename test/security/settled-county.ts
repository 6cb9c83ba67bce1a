import {
  type Area,
  type Caller,
  hasUnit,
  householdsOf,
  isGrid,
  isManned,
  memberOf,
  officerOf,
  type Plan,
  teamOf,
  unitOf,
} from './arbitrary-county.ts'
import { type Marks, openMarks } from './marks.ts'
import {
  type Answer,
  admin,
  countyCode,
  openCategory,
  publicCategory,
  type RunningCounty,
  runCounty,
} from './running-county.ts'
import { reportSecrets, type Secret } from './secret-cases.ts'

/** A case of a plan as its reporter knows it. */
export interface Reported {
  readonly caseId: string
  readonly token: string
  readonly areaId: string
  readonly unitId?: string
  /** A party to its mediation. */
  readonly partyId?: string | undefined
  /** Its mediation, where it has one. */
  readonly ordinal?: string
  /** A file that its reporter is about to send, and one of the grid's member, where somebody is in post. */
  readonly ownFileId: string
  readonly fileId?: string
}

export interface Kept {
  readonly deedId: string
  readonly disclosureId: string
  readonly projectId: string
}

/** A county with people, households, cases, contacts, sheets, reviews and messages in every area, each with its marks. */
export interface Settled {
  readonly plan: Plan
  readonly county: RunningCounty
  readonly marks: Marks
  readonly areas: ReadonlyMap<string, Area>
  readonly cases: ReadonlyMap<string, Reported>
  /** Confidential cases, by their grid. */
  readonly secrets: ReadonlyMap<string, Secret>
  /** What every area has of its own: an item on its deed list, a draft disclosure, a planned project. */
  readonly kept: ReadonlyMap<string, Kept>
  /** A disclosure of the county, published to everybody. */
  readonly publicDisclosureId: string
  readonly pathOf: (areaId: string) => readonly string[]
}

export const week = '2026-W48'
export const month = '2026-11'
const monday = '2026-11-23T00:05:00+08:00'
const nextMonday = '2026-11-30T00:05:00+08:00'
const firstOfMonth = '2026-12-01T00:30:00+08:00'
const later = '2026-12-01T01:00:00.000Z'

const posts: Readonly<Record<string, string>> = {
  county: 'county-leader',
  township: 'township-official',
  section: 'grid-worker',
  village: 'village-secretary',
  cluster: 'grid-worker',
  grid: 'grid-worker',
}

/** The middle of the square that is an area's own. */
export const placeOf = ({ n }: Area) => ({ lon: 119 + n / 100 + 0.005, lat: 28.005 })
const squareOf = ({ n, areaId }: Area) => {
  const [west, east, south, north] = [119 + n / 100, 119 + (n + 1) / 100, 28, 28.01]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Feature', properties: { code: areaId }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

const homesOf = ({ grants }: Caller): string[] => grants.map(({ areaId }) => areaId)
const isStranger = ({ memberId }: Caller): boolean => memberId.startsWith('caller')

/** Areas, units, people and households, through the import routes. */
const populate = async ({ areas, callers }: Plan, { load, drain }: RunningCounty, marks: Marks): Promise<void> => {
  const nameOf = (what: string, homes: string[], owner?: string) =>
    `${marks.character(`name of ${what}`, homes, owner ? [owner] : [])}明`
  const member = (memberId: string, homes: string[]) => {
    marks.id(memberId, 'member', homes, [memberId])
    const phone = marks.phone(memberId, homes, [memberId])
    return [memberId, nameOf(memberId, homes, memberId), phone, homes[0] as string, 'zh-CN']
  }
  const strangers = callers.filter(isStranger)
  const grids = areas.filter(isGrid)
  const basic = grids.filter(({ kind }) => kind === 'basic-grid')
  const units = areas.filter(hasUnit)

  await load(
    'areas',
    'code,name,level,kind,parentCode,from',
    areas.map(({ areaId, level, kind, parentId = '' }) => {
      // the county itself is what the whole world may know
      if (areaId !== countyCode) marks.id(areaId, 'area', [areaId])
      const name = areaId === countyCode ? '武义县' : `${marks.character('area', [areaId])}区`
      return [areaId, name, level, kind, parentId, '2026-01-01']
    }),
  )
  const squares = { type: 'FeatureCollection', features: grids.map(squareOf) }
  await load('boundaries', '', [[JSON.stringify(squares)]])
  await load(
    'units',
    'ref,name,areaCode,kind',
    units.map((area) => [
      marks.id(unitOf(area), 'unit', [area.areaId]),
      `${marks.character('unit', [area.areaId])}队`,
      area.areaId,
      '执法',
    ]),
  )
  await load('members', 'ref,name,phone,areaCode,language', [
    ...areas.map((area) => member(memberOf(area), [area.areaId])),
    ...units.map((area) => member(officerOf(area), [area.areaId])),
    ...strangers.map((caller) => member(caller.memberId, homesOf(caller))),
  ])
  await load('appointments', 'memberRef,role,areaCode,unitRef,from,to', [
    ...areas
      .filter(isManned)
      .map((area) => [memberOf(area), posts[area.level] as string, area.areaId, '', '2026-01-01', '']),
    ...units.map((area) => [officerOf(area), 'department', area.areaId, unitOf(area), '2026-01-01', '']),
    ...strangers.flatMap(({ memberId, grants }) =>
      grants.map(({ role, areaId, unitId = '' }) => [memberId, role, areaId, unitId, '2026-01-01', '']),
    ),
  ])
  await load(
    'households',
    'ref,gridCode,head,phone,address,persons,classes',
    basic.flatMap((area) =>
      householdsOf(area).map((ref) => {
        marks.id(ref, 'household', [area.areaId])
        const street = marks.character('address', [area.areaId])
        return [ref, area.areaId, nameOf(ref, [area.areaId]), marks.phone(ref, [area.areaId]), `${street}村1号`, 3, '']
      }),
    ),
  )
  await load(
    'links',
    'memberRef,householdRef,frequency',
    basic.flatMap((area) => householdsOf(area).map((ref) => [memberOf(area), ref, 'weekly'])),
  )
  await load(
    'teams',
    'ref,name,gridCode,kind,memberRefs',
    grids.map((area) => [
      marks.id(teamOf(area), 'team', [area.areaId]),
      `${marks.character('team', [area.areaId])}队`,
      area.areaId,
      '先锋服务队',
      memberOf(area),
    ]),
  )
  await drain()
}

const must = ({ status, text, json }: Answer): Answer['json'] => {
  if (status >= 300) throw new Error(`${status} ${text}`)
  return json
}

/** Residents' cases, each as far as its fate. */
const reportCases = async ({ areas, fates }: Plan, county: RunningCounty, marks: Marks): Promise<Reported[]> => {
  const { call, as, drain, clock } = county
  const reported: Reported[] = []
  const root = areas.find(({ areaId }) => areaId === countyCode) as Area
  for (const [n, grid] of areas.filter(isGrid).entries()) {
    const home = [grid.areaId]
    const word = (what: string) => marks.character(what, home)
    const body = {
      gridCode: grid.areaId,
      category: openCategory,
      description: `${word('description of a case')}路灯不亮`,
      name: `${word('name of a reporter')}某`,
      phone: marks.phone('reporter', home),
      address: `${word('address of a reporter')}村`,
    }
    const { number: caseId, token } = must(await call({ method: 'POST', url: '/v1/public/cases', body }))
    marks.id(caseId, 'case', home)
    marks.id(token, 'token of a case', [])
    const photo = { kind: 'photo', type: 'image/jpeg', bytes: 1000 }
    const ask = async (url: string, headers: Record<string, string>) =>
      must(await call({ method: 'POST', url, headers, body: photo })).fileId as string
    // while it is open: nothing is added to a case that is done
    const ownFileId = await ask(`/v1/public/cases/${caseId}/files`, { 'x-case-token': token })
    const command = async (memberId: string, verb: string, what: object = {}) => {
      marks.id(memberId, 'member', home)
      const url = `/v1/cases/${caseId}/${verb}`
      must(await call({ method: 'POST', url, headers: await as(memberId), body: what }))
    }
    const village = areas.find(({ areaId, level }) => level === 'village' && grid.path.includes(areaId)) as Area
    const [worker, secretary] = [memberOf(grid), memberOf(village)]
    const fate = isManned(grid) ? fates[n % fates.length] : 'reported'
    const unit = fate === 'dispatched' ? { unitId: unitOf(village) } : {}
    if (fate !== 'reported') await command(worker, 'accept', { note: `${word('note')}受理` })
    const isMediated = fate !== 'reported'
    let partyId: string | undefined
    if (isMediated) {
      const party = (role: string) => ({
        role,
        name: `${word('name of a party')}某`,
        phone: marks.phone('party', home),
      })
      await command(worker, 'mediations', { kind: 'people', parties: [party('applicant'), party('respondent')] })
      await command(worker, 'mediations/1/schedule', { at: '2027-03-01T06:30:00.000Z', place: '村调解室' })
      const url = `/v1/cases/${caseId}/mediations/1`
      const { parties } = must(await call({ method: 'GET', url, headers: await as(worker) }))
      partyId = (parties as { partyId: string }[])[0]?.partyId
    }
    if (fate === 'solved' || fate === 'struck-off') {
      const text = word('text of an agreement')
      await command(worker, 'mediations/1/end', { outcome: 'agreed', agreement: { form: 'oral', text } })
    }
    if (fate === 'dispatched') {
      marks.id(unitOf(village), 'unit', home)
      await command(secretary, 'dispatch', unit)
    }
    if (fate === 'solved' || fate === 'struck-off')
      await command(worker, 'solve', { evidence: [{ kind: 'note', text: `${word('evidence')}已修` }] })
    if (fate === 'struck-off') {
      await command(secretary, 'check', { passed: true })
      await command(secretary, 'answer', { text: `${word('answer')}已修好` })
      const headers = { 'x-case-token': token }
      const rating = { stars: 5, comment: `${word('comment')}好` }
      must(await call({ method: 'POST', url: `/v1/public/cases/${caseId}/rating`, headers, body: rating }))
      // an example to the whole county: whatever is in it, everybody may read
      await command(memberOf(root), 'promote', { title: '典型做法', text: '当天更换。' })
    }
    // of what they take away a look is kept
    const own = { method: 'GET', url: `/v1/public/cases/${caseId}/export`, headers: { 'x-case-token': token } }
    for (const seconds of [0, 1]) {
      clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
      must(await call(own))
    }
    const file = isManned(grid) && {
      fileId: marks.id(await ask('/v1/files', await as(memberOf(grid))), 'file', [], [memberOf(grid)]),
    }
    reported.push({
      caseId,
      token,
      ownFileId,
      ...file,
      areaId: grid.areaId,
      ...unit,
      ...(isMediated && { ordinal: '1', partyId }),
    })
  }
  await drain()
  return reported
}

/** A case in every grid that anybody may know of, whose words nobody has let through. */
const reportPublic = async ({ areas }: Plan, { call, drain }: RunningCounty, marks: Marks): Promise<void> => {
  for (const { areaId } of areas.filter(isGrid)) {
    const description = `${marks.character('description not let through', [areaId])}路灯不亮`
    const body = { gridCode: areaId, category: publicCategory, description }
    const { token } = must(await call({ method: 'POST', url: '/v1/public/cases', body }))
    marks.id(token, 'token of a case', [])
  }
  await drain()
}

/** A draft item, a draft disclosure and a planned project in every area; and one disclosure that everybody may read. */
const keepLists = async (
  { areas }: Plan,
  { call, as }: RunningCounty,
  marks: Marks,
): Promise<Pick<Settled, 'kept' | 'publicDisclosureId'>> => {
  const kept = new Map<string, Kept>()
  const post = async (url: string, body: object) =>
    must(await call({ method: 'POST', url, headers: await as(admin), body }))
  const disclosure = { kind: 'benefit-policy', text: '桥', opensOn: '2026-11-23', closesOn: '2026-12-31' }
  for (const { areaId: area } of areas) {
    const title = (what: string) => `${marks.character(`title of a ${what}`, [area])}桥`
    const deed = {
      list: 'problem',
      period: month,
      owner: { role: 'county-leader', areaId: area },
      dueOn: '2026-11-30',
      quantity: { amount: 1, unit: 'items' },
    }
    const { deedId } = await post('/v1/deeds', { ...deed, area, title: title('deed') })
    const { disclosureId } = await post('/v1/disclosures', { ...disclosure, area, title: title('disclosure') })
    const project = { area, title: title('project'), plannedStartOn: '2026-12-20' }
    const { projectId } = await post('/v1/projects', project)
    for (const id of [deedId, disclosureId, projectId]) marks.id(id, 'list', [area])
    kept.set(area, { deedId, disclosureId, projectId })
  }
  const { disclosureId } = await post('/v1/disclosures', { ...disclosure, area: countyCode, title: '惠民补贴' })
  await post(`/v1/disclosures/${disclosureId}/publish`, {})
  return { kept, publicDisclosureId: disclosureId }
}

/** A worker's week with one contact, closed, and the month's reviews. */
const keepDuties = async ({ areas }: Plan, { call, as, ring, clock }: RunningCounty, marks: Marks): Promise<void> => {
  await ring('duties.open-week', monday)
  for (const area of areas.filter(({ kind }) => kind === 'basic-grid')) {
    const memberId = memberOf(area)
    for (const [n, householdId] of householdsOf(area).entries()) {
      const id = `01KC${String(area.n * 10 + n).padStart(22, '0')}`
      const body = {
        contactId: marks.id(id, 'contact', [area.areaId], [memberId]),
        householdId,
        mode: 'home',
        note: '好',
      }
      must(await call({ method: 'POST', url: '/v1/contacts', headers: await as(memberId), body }))
    }
  }
  await ring('duties.end-week', nextMonday)
  await ring('assessments.make-reviews', firstOfMonth)
  clock.now = later
}

/** Marks what the county made by itself. */
const markMade = ({ store }: RunningCounty, marks: Marks): void => {
  const rows = store.database.prepare("SELECT b FROM rows WHERE e = 'message'").all()
  for (const { b } of rows) {
    const { messageId, recipient, areaId, confidential } = JSON.parse(b as string)
    marks.id(messageId, 'message', confidential ? [] : [areaId], [recipient])
  }
}

/** Lays out a plan and lets two weeks of its life pass. */
export const settle = async (plan: Plan): Promise<Settled> => {
  const county = await runCounty()
  const marks = openMarks()
  await populate(plan, county, marks)
  const cases = await reportCases(plan, county, marks)
  await reportPublic(plan, county, marks)
  const lists = await keepLists(plan, county, marks)
  const secrets = await reportSecrets(plan, county, marks)
  await keepDuties(plan, county, marks)
  markMade(county, marks)
  if (county.dead.length > 0) throw new Error(`dead letter: ${county.dead[0]}`)
  county.driver.settle()
  county.forget([admin, ...plan.callers.map(({ memberId }) => memberId)])
  const areas = new Map(plan.areas.map((area) => [area.areaId, area]))
  return {
    plan,
    county,
    marks,
    areas,
    cases: new Map(cases.map((one) => [one.areaId, one])),
    ...lists,
    secrets: new Map(secrets.map((one) => [one.areaId, one])),
    pathOf: (areaId) => areas.get(areaId)?.path ?? [],
  }
}
