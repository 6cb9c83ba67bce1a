import type { AnyRoute } from '@wangge/contract'
import type * as z from 'zod'
import { type Area, hasUnit, householdsOf, isGrid, isManned, memberOf, teamOf, unitOf } from './arbitrary-county.ts'
import { placeOf } from './populate.ts'
import { openCategory, publicCategory, type Request, settings } from './running-county.ts'
import type { Secret } from './secret-cases.ts'
import type { Settled } from './settled-county.ts'
import { fieldsOf, partsOf, type Shape, sampleOf } from './shapes.ts'
import { month, week } from './spans.ts'

/** Ids to ask with, by the titles that contracts give them (`AreaId`) and, where a field has none, by its name. */
export type Ids = Readonly<Record<string, string | undefined>>

/** Something to ask about: ids of what lies in one area. */
export interface Target {
  readonly ids: Ids
  readonly path: readonly string[]
  readonly memberId: string
  /** The unit that its case is with. */
  readonly unitId?: string | undefined
  /** Its case, when it is confidential. */
  readonly secret?: Secret
}

/** A request before anybody makes it. */
export interface Draft extends Request {
  readonly route: AnyRoute
  /** Kinds of ids in it that say what it is about. */
  readonly about: ReadonlySet<string>
  /** What of its query was chosen: the optional field, or a period. */
  readonly variant: string
}

// fields that say by their name alone what they hold
const byName: Readonly<Record<string, string>> = {
  recipient: 'Recipient',
  gridCode: 'GridCode',
  lon: 'Longitude',
  lat: 'Latitude',
  crs: 'Crs',
}
const unasked = new Set(['limit', 'after'])
const periods = [week, month]

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const kindOf = (name: string, { title }: Shape = {}): string => byName[name] ?? title ?? titled(name)

/** What lies in an area, as far as there is such a thing in it. */
export const targetIn = ({ plan, cases, kept, publicDisclosureId }: Settled, area: Area): Target => {
  const found = cases.get(area.areaId)
  const memberId = memberOf(area)
  const role = { county: 'county-leader', township: 'township-official', village: 'village-secretary' }[area.level]
  const place = placeOf(area)
  const nearest = plan.areas.find((one) => hasUnit(one) && area.path.includes(one.areaId))
  return {
    memberId,
    path: area.path,
    unitId: found?.unitId,
    ids: {
      AreaId: area.areaId,
      MemberId: memberId,
      Recipient: memberId,
      DeedId: kept.get(area.areaId)?.deedId,
      DisclosureId: kept.get(area.areaId)?.disclosureId,
      ProjectId: kept.get(area.areaId)?.projectId,
      PublicDisclosureId: publicDisclosureId,
      AppointmentId: isManned(area) ? `${memberId}~${role ?? 'grid-worker'}~${area.areaId}~2026-01-01` : undefined,
      UnitId: hasUnit(area) ? unitOf(area) : nearest && unitOf(nearest),
      ...(isGrid(area) && {
        GridCode: area.areaId,
        TeamId: teamOf(area),
        CaseId: found?.caseId,
        MediationOrdinal: found?.ordinal,
        PartyId: found?.partyId ?? nowhere.ids.PartyId,
        CaseToken: found?.token,
        FileId: found?.fileId,
        OwnFileId: found?.ownFileId,
        ReviewId: isManned(area) ? `${month}~worker~${memberId}` : `${month}~grid~${area.areaId}`,
        Longitude: String(place.lon),
        Latitude: String(place.lat),
        Crs: 'WGS-84',
      }),
      ...(area.kind === 'basic-grid' && { HouseholdId: householdsOf(area)[0] }),
    },
  }
}

/** The same, and its case the confidential one. */
export const secretIn = (settled: Settled, area: Area): Target[] => {
  const secret = settled.secrets.get(area.areaId)
  const { ids, unitId: _, ...target } = targetIn(settled, area)
  return secret
    ? [
        {
          ...target,
          ids: {
            ...ids,
            // a file that nobody may name does for who may attach one
            FileId: ids.FileId ?? nowhere.ids.FileId,
            CaseId: secret.caseId,
            CaseToken: secret.token,
            MediationOrdinal: secret.ordinal,
          },
          secret,
        },
      ]
    : []
}

/** Ids of nothing at all. */
export const nowhere: Target = {
  memberId: 'nobody0x',
  path: [],
  ids: {
    AreaId: '999999',
    GridCode: '999999',
    MemberId: 'nobody0x',
    Recipient: 'nobody0x',
    UnitId: 'nounit0x',
    TeamId: 'noteam0x',
    HouseholdId: 'nohouse0x',
    CaseId: '0000000000',
    DeedId: '01KC0000000000000000000000',
    MediationOrdinal: '99',
    PartyId: 'noparty0x',
    DisclosureId: '01KC0000000000000000000000',
    ProjectId: '01KC0000000000000000000000',
    PublicDisclosureId: '01KC0000000000000000000000',
    FileId: 'nofile0x',
    OwnFileId: 'nofile0x',
    ReviewId: `${month}~worker~nobody0x`,
    AppointmentId: 'nobody0x~grid-worker~999999~2026-01-01',
    Longitude: '1',
    Latitude: '1',
    Crs: 'WGS-84',
  },
}

// what an example cannot know: the county's own settings, and a category that it shows
const bodies: Readonly<Record<string, (ids: Ids) => unknown>> = {
  putConfig: settings,
  askFileForm: () => ({ key: 'a-key-of-16-letters', kind: 'photo' }),
  // on no day that is over
  endAppointment: () => ({ to: '2028-06-30' }),
  // to another class than what is reported here
  correctCase: () => ({ class: 'general', reason: '险情已排除' }),
  postOpen311: ({ GridCode }) => ({ service_code: publicCategory, address_id: GridCode, description: '路灯不亮' }),
}
const formType = 'application/x-www-form-urlencoded'
/** What somebody types into a form. */
const typed = (ids: Ids): Ids => ({
  ...Object.fromEntries(['description', 'text', 'reason', 'comment'].map((name) => [name, '路灯不亮'])),
  category: openCategory,
  phone: '10012345678',
  stars: '5',
  sure: 'yes',
  number: ids.CaseId,
  token: ids.CaseToken,
})
/** A body as a client of this media type sends it. */
const sentAs = (mediaType: string, body: unknown): unknown =>
  mediaType === formType ? `${new URLSearchParams(body as Record<string, string>)}` : body
const bodyOf = (route: AnyRoute, { ids }: Target): unknown => {
  const given = bodies[route.id]?.(ids) ?? route.example?.body
  if (given !== undefined || route.mediaType !== formType) return sentAs(route.mediaType, given)
  const known = typed(ids)
  const fields = fieldsOf(partsOf(route).body).flatMap(([name]) => (known[name] ? [[name, known[name]]] : []))
  return sentAs(formType, Object.fromEntries(fields))
}

class Missing extends Error {}

/** Fills in ids, and remembers of what kind they were. */
const filler = (target: Target) => {
  const about = new Set<string>()
  const fixed: Ids = {
    CategoryCode: openCategory,
    Ulid: '01KDZZZZZZZZZZZZZZZZZZZZZZ',
    ContactId: '01KDZZZZZZZZZZZZZZZZZZZZZZ',
  }
  const idFor = (name: string, shape: Shape | undefined): string | undefined => {
    const kind = kindOf(name, shape)
    if (fixed[kind]) return fixed[kind]
    if (!(kind in nowhere.ids)) return undefined
    const id = target.ids[kind]
    if (id === undefined) throw new Missing()
    // what a contract leaves open is answered item by item, not by the status of the whole
    if (shape && kind !== 'Crs') about.add(kind)
    return id
  }
  /** A body like the example, about the target. */
  const inBody = (value: unknown, shape: Shape | undefined, name = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => inBody(one, shape?.items, name))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([field, one]) => [field, inBody(one, shape?.properties?.[field], field)]),
      )
    return typeof value === 'string' ? (idFor(name, shape) ?? value) : value
  }
  return { about, idFor, inBody }
}

const queriesOf = (query: Shape): string[][] => {
  const required = query.required ?? []
  const optional = fieldsOf(query).flatMap(([name]) => (required.includes(name) || unasked.has(name) ? [] : [name]))
  return [[...required], ...optional.map((name) => [...required, name])]
}

/** Who asks for their own by `me` instead of their id. */
const ofMyself = (draft: Draft): Draft[] => {
  if (!draft.about.has('Recipient')) return [draft]
  return [draft, { ...draft, url: draft.url.replace(/recipient=[^&]*/, 'recipient=me'), about: new Set() }]
}

/**
 * Every way a route is asked about a target: with the required fields only, and with each optional field of its query
 * besides; each kind of period. Nothing when the target has not what the route asks for.
 */
export const draftsOf = (route: AnyRoute, target: Target): Draft[] => {
  const { params, query, body } = partsOf(route)
  const hasPeriod = fieldsOf(query).some(([, { title }]) => title === 'Period')
  const variants = queriesOf(query).flatMap((fields) =>
    (hasPeriod ? periods : ['']).map((period) => ({ fields, period })),
  )
  return variants.flatMap(({ fields, period }): Draft[] => {
    const { about, idFor, inBody } = filler(target)
    const asked = (name: string, shape: Shape, schema: z.ZodType): string =>
      shape.title === 'Period' ? period : (idFor(name, shape) ?? sampleOf(shape, schema))
    try {
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(asked(name, params.properties?.[name] ?? {}, route.params.shape[name] as z.ZodType)),
      )
      const search = new URLSearchParams(
        fields.map((name): [string, string] => [
          name,
          asked(name, query.properties?.[name] ?? {}, route.query.shape[name] as z.ZodType),
        ]),
      )
      const sent = bodyOf(route, target)
      const isJson = route.mediaType === 'application/json'
      return ofMyself({
        route,
        method: route.method,
        url: search.size > 0 ? `${path}?${search}` : path,
        ...(sent !== undefined && { body: isJson ? inBody(sent, body) : sent }),
        headers: {
          ...(route.method === 'PUT' && { 'if-match': '"1"' }),
          ...(!isJson && { 'content-type': route.mediaType }),
        },
        about,
        variant: [...fields, period].join(' '),
      })
    } catch (error) {
      if (error instanceof Missing) return []
      throw error
    }
  })
}
