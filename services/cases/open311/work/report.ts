import { timingSafeEqual } from 'node:crypto'
import { type CountyConfig, type Form, open311Of } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { invalid, Problem, say } from '@wangge/problem'
import { localDate } from '@wangge/time'
import { hashOf } from '../../case/work/number.ts'
import type { Report } from '../../case/work/open.ts'
import { textsFor, typedAnswers } from '../../case/work/typed-answers.ts'
import { needService } from '../../public/work/categories.ts'
import { Open311Report } from '../contract.ts'
import { gridOfAddress } from './locate-address.ts'

const han = /\p{Script=Han}/u

/** 403 unless the county asks for no key and none is given, or this is one of its keys. */
export const needKey = (config: CountyConfig, key: string | undefined): void => {
  const { keys } = open311Of(config)
  if (keys.length === 0 && key === undefined) return
  const given = Buffer.from(hashOf(key ?? ''))
  if (keys.some((one) => timingSafeEqual(given, Buffer.from(one)))) return
  throw new Problem('forbidden', say('没有给 api_key，或 api_key 无效', 'api_key was not provided or invalid'))
}

const whereOf = async (
  { lat, long, address_id, address_string }: Open311Report,
  config: CountyConfig,
  { county, now }: Pick<Ports, 'county' | 'now'>,
): Promise<Pick<Report, 'gridCode' | 'place'>> => {
  if ((lat === undefined) !== (long === undefined))
    throw invalid(lat === undefined ? 'lat' : 'long', say('lat 和 long 须一起给', 'Give lat and long together'))
  if (lat !== undefined && long !== undefined) return { place: { lat, lon: long, crs: 'WGS-84' } }
  if (address_id) return { gridCode: address_id }
  if (!address_string)
    throw invalid(
      'lat, long',
      say('须给 lat 和 long、address_string 或 address_id', 'Give lat and long, address_string or address_id'),
    )
  const today = localDate(now, config.zone)
  return { gridCode: await gridOfAddress(address_string, { county, root: config.code, today }) }
}

/** Family name first where the name is written in Chinese. */
const nameOf = ({ first_name: first = '', last_name: last = '' }: Open311Report): string | undefined =>
  (han.test(last + first) ? last + first : `${first} ${last}`.trim()) || undefined

const attribute = /^attribute\[([^[\]]+)\](?:\[\])?$/
const noSuch = say('没有这个字段', 'No such property')

/** What the form has no name for is refused by name, also an attribute that is written wrongly. */
const refuseUnknown = (body: Open311Report): void => {
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(Open311Report.shape, name) && !attribute.test(name))
  if (unknown.length === 0) return
  const fields = unknown.slice(0, 50).map((name) => ({ path: name.slice(0, 200), what: noSuch }))
  throw new Problem('invalid', noSuch, { fields })
}

/** Attributes that the service does not ask for: they are refused by name, with the answers that are wrong. */
const unasked = (body: Open311Report, form: Form = []): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const code = attribute.exec(name)?.[1]?.slice(0, 64)
      return code === undefined || form.some((field) => field.code === code) ? [] : [[code, String(value)]]
    }),
  )

/**
 * A posted service request as a case is reported: the same thing that a resident fills in. A service's
 * attributes are the category's questions; the link to a picture becomes a line of the text. Nothing keeps email, device_id and account_id.
 */
export const reportOf = async (
  body: Open311Report,
  config: CountyConfig,
  ports: Pick<Ports, 'county' | 'now'>,
): Promise<Report> => {
  refuseUnknown(body)
  const { service_code, description, media_url, phone, address_string: address } = body
  if (!service_code) throw invalid('service_code', say('必填', 'Was not provided'))
  const category = needService(config, service_code)
  const textsOf = (code: string) => textsFor(body, `attribute[${code}]`)
  const answers = { ...unasked(body, category.form), ...typedAnswers(category.form ?? [], textsOf, config.zone) }
  const text = [description ?? category.name['zh-CN'], ...(media_url ? [media_url] : [])].join('\n')
  const name = nameOf(body)
  return {
    ...(await whereOf(body, config, ports)),
    category: category.code,
    description: text,
    source: 'resident',
    answers,
    ...(name && { name }),
    ...(phone && { phone }),
    ...(address && { address }),
  }
}
