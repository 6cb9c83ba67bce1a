import { AreaId, lines, pageOf, paging, route } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Opened, reporter } from '../../case/contract/report.ts'
import { DisclosureId, PublicDisclosure } from './views.ts'

const tag = 'public'
/** One that was published: of any other nobody outside hears that there is one. */
const params = z.object({ disclosureId: DisclosureId.meta({ title: 'PublicDisclosureId' }) })

export const listPublicDisclosures = route({
  method: 'GET',
  path: '/v1/public/disclosures',
  action: 'public',
  tag,
  summary: say('正在公示和已有结果的重大事项', 'Major matters published now, and those closed with their result'),
  query: z.strictObject({ area: AreaId, kind: Code.optional(), ...paging }),
  answer: pageOf(PublicDisclosure),
})

export const readPublicDisclosure = route({
  method: 'GET',
  path: '/v1/public/disclosures/{disclosureId}',
  action: 'public',
  tag,
  summary: say('公示内容', 'What is published'),
  params,
  answer: PublicDisclosure.extend({
    text: z.string(),
    /** Objections that wait for an answer. */
    unanswered: z.int(),
  }),
})

export const objectToDisclosure = route({
  method: 'POST',
  path: '/v1/public/disclosures/{disclosureId}/objections',
  action: 'public',
  tag,
  status: 201,
  summary: say('提出异议，转为事项办理', 'Object: it becomes a case, with a number and token'),
  params,
  body: z.strictObject({ text: lines(1000), ...reporter }),
  answer: Opened,
  example: { body: { text: '底价偏低，请说明评估依据。', name: '张三', phone: '10012345678' } },
})

export const one = z.object({ areaId: AreaId, ...params.shape })
