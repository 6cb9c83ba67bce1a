import { AreaId, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { one } from '../../disclosure/contract/public.ts'
import { FormKey, form, pageQuery, read, typedText } from './parts.ts'

export const showDisclosures = route({
  ...read,
  path: '/d/{areaId}',
  summary: say('重大事项公示页', 'Page of major matters published'),
  params: z.object({ areaId: AreaId }),
})

export const showDisclosure = route({
  ...read,
  path: '/d/{areaId}/{disclosureId}',
  summary: say('一项公示', 'Page of one disclosure'),
  params: one,
})

export const sendObjection = route({
  ...form,
  path: '/d/{areaId}/{disclosureId}',
  summary: say('提交异议', 'Send an objection'),
  params: one,
  query: pageQuery,
  body: z.object({ key: FormKey, text: typedText, name: typedText, phone: typedText, website: typedText }),
})
