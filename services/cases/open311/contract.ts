import { line, lines, personal, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'open311'
const shared = { action: 'public', tag, answerType: 'text/xml', answer: z.string() } as const

/** Documents of one name: XML, which the specification demands, unless JSON is asked for. */
const files = <N extends string>(...names: readonly N[]) =>
  z.enum(names.flatMap((name) => [`${name}.json`, `${name}.xml`, name] as const))

// a plus sign that was not escaped comes in as a space
const w3 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})$/
// JavaScript reads 30 February as 2 March
const isDay = (day: string): boolean => new Date(`${day}T00:00Z`).toISOString().startsWith(day)
const asInstant = (text: string): string | undefined => {
  const at = w3.test(text) ? Date.parse(text.replace(' ', '+')) : Number.NaN
  return Number.isNaN(at) || !isDay(text.slice(0, 10)) ? undefined : new Date(at).toISOString()
}
const notW3 = say(
  '应为带时区的时间，如 2026-11-30T08:00:00+08:00',
  'Must be a time with its zone, as 2026-11-30T08:00:00Z',
)
const W3Instant = z
  .string()
  .refine((text) => asInstant(text) !== undefined, { params: { text: notW3 } })
  .transform((text) => asInstant(text) as string)

const jurisdiction = { jurisdiction_id: z.string().max(100).optional() }
/** Some clients send these two in the form, others behind the address. */
const caller = { ...jurisdiction, api_key: z.string().max(200).optional() }
/** Behind every address of reading; extended attributes of other servers may be asked for, there are none here. */
const reader = { ...caller, extensions: z.string().max(10).optional() }

/** What is asked of the lists. An argument that nobody here knows is refused by name: passed over, it would answer another question. */
export const Open311Query = z.object({
  ...reader,
  /** Comma delimited; overrides all others. */
  service_request_id: z.string().max(11_000).optional(),
  service_code: z.string().max(4_000).optional(),
  start_date: W3Instant.optional(),
  end_date: W3Instant.optional(),
  status: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  page_size: z.coerce.number().int().min(1).max(1000).optional(),
})
export type Open311Query = z.output<typeof Open311Query>

const degrees = (most: number) => z.coerce.number().min(-most).max(most)

/** A service request as it is posted; `attribute[…]` fields stand beside these. Email, device and account are the specification's: read, never kept. */
export const Open311Report = z.looseObject({
  ...caller,
  service_code: z.string().max(100).optional(),
  lat: degrees(90).optional(),
  long: degrees(180).optional(),
  address_string: personal('address', line(200)).optional(),
  /** A grid's code, as it stands on its card. */
  address_id: z.string().max(64).optional(),
  first_name: personal('name', line(20)).optional(),
  last_name: personal('name', line(20)).optional(),
  phone: personal('phone', line(30)).optional(),
  description: lines(4000).optional(),
  media_url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  email: z.string().max(200).optional(),
  device_id: z.string().max(200).optional(),
  account_id: z.string().max(200).optional(),
})
export type Open311Report = z.output<typeof Open311Report>

/** Discovery, services, requests, and the updates that an extension of FixMyStreet's adds. */
export const readOpen311 = route({
  ...shared,
  method: 'GET',
  path: '/open311/v2/{file}',
  summary: say('Open311：目录、服务、请求、进展', 'Open311: discovery, services, requests, updates'),
  params: z.object({ file: files('requests', 'services', 'servicerequestupdates', 'discovery') }),
  query: Open311Query,
})

export const postOpen311 = route({
  ...shared,
  method: 'POST',
  path: '/open311/v2/{file}',
  summary: say('Open311：提交请求', 'Open311: create a service request'),
  params: z.object({ file: files('requests') }),
  query: z.object(caller),
  mediaType: 'application/x-www-form-urlencoded',
  body: Open311Report,
  example: {
    body: 'service_code=facility-lamp&address_id=330723101201001&description=%E8%B7%AF%E7%81%AF%E4%B8%8D%E4%BA%AE',
  },
})

const oneOf = (kind: string) => z.object({ file: z.string().max(100).meta({ title: kind }) })

export const readOpen311Service = route({
  ...shared,
  method: 'GET',
  path: '/open311/v2/services/{file}',
  summary: say('Open311：服务定义', 'Open311: one service’s definition'),
  params: oneOf('CategoryCode'),
  query: z.object(reader),
})

export const readOpen311Request = route({
  ...shared,
  method: 'GET',
  path: '/open311/v2/requests/{file}',
  summary: say('Open311：一个请求', 'Open311: one service request'),
  params: oneOf('CaseId'),
  query: z.object(reader),
})

export const readOpen311Token = route({
  ...shared,
  method: 'GET',
  path: '/open311/v2/tokens/{file}',
  summary: say('Open311：由令牌得请求编号', 'Open311: a request’s id from its token'),
  params: oneOf('CaseId'),
  query: z.object(reader),
})
