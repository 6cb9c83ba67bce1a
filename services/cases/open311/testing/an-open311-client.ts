import { defaultConfig } from '@wangge/county'
import { place } from '@wangge/testing/a-room'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { CaseRoom } from '../../testing/a-case-room.ts'

const { county, grid } = place
export const root = '/open311/v2'
export const form = 'application/x-www-form-urlencoded; charset=utf-8'
export const standard = defaultConfig(county, { 'zh-CN': '测试县', en: 'Test' })

export const get = (room: CaseRoom, path: string, language?: string) =>
  room.call('anyone', `GET ${root}/${path}`, undefined, language ? { language } : {})
export const post = (room: CaseRoom, fields: Record<string, string> | string[][], file = 'requests.json') =>
  room.call('anyone', `POST ${root}/${file}`, String(new URLSearchParams(fields as Record<string, string>)), {
    type: form,
  })
export const xmlOf = (text: string) => {
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/)
  expect(XMLValidator.validate(text)).toBe(true)
  return new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(text)
}
export const errorsOf = ({ status, body }: Awaited<ReturnType<typeof get>>) => [
  status,
  ...body.map(({ code, description }: { code: number; description: string }) => `${code} ${description}`),
]

export const lamp = { service_code: 'facility-lamp', address_id: grid, description: '路灯不亮 <b>&' }
const pole = { 'zh-CN': '灯杆编号', en: 'Number on the pole' }
const kind = { 'zh-CN': '怎么了', en: 'What is wrong' }
export const askingConfig = {
  categories: standard.categories.map((one) =>
    one.code === 'facility-lamp'
      ? {
          ...one,
          form: [
            {
              code: 'pole',
              name: pole,
              kind: 'text' as const,
              required: true,
              sensitivity: 'open' as const,
              hint: pole,
            },
            {
              code: 'kind',
              name: kind,
              kind: 'multi-choice' as const,
              required: false,
              sensitivity: 'open' as const,
              choices: [
                { code: 'dark', name: { 'zh-CN': '不亮', en: 'Dark' } },
                { code: 'leaning', name: { 'zh-CN': '倾斜', en: 'Leaning' } },
              ],
            },
          ],
        }
      : one,
  ),
}

export const aMadeRequest = async (room: CaseRoom, fields: Record<string, string> = {}): Promise<string> =>
  (await post(room, { ...lamp, ...fields })).body[0].service_request_id
export const idsOf = ({ body }: { body: { service_request_id: string }[] }) =>
  body.map(({ service_request_id }) => service_request_id)
