import { AreaId, pageOf, paging, route } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { ThingLedger } from '@wangge/ledger'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { commandsOn, said } from '../../case/contract/command.ts'
import { Note } from '../../case/contract/words.ts'
import {
  DisclosureBrief,
  DisclosureId,
  DisclosureStep,
  DisclosureTaken,
  DisclosureView,
  disclosureText,
} from './views.ts'

const tag = 'disclosures'
const params = z.object({ disclosureId: DisclosureId })
const text = {
  kind: 'collective-assets',
  area: '330723101201',
  title: '村集体旧校舍出租',
  text: '旧校舍一层 320 平方米，公开招租三年，底价每年 2.4 万元，收入归村集体。',
  opensOn: '2026-12-01',
  closesOn: '2026-12-10',
}

export const draftDisclosure = route({
  method: 'POST',
  path: '/v1/disclosures',
  action: 'disclosure.write',
  tag,
  status: 201,
  summary: say('拟定重大事项公示（草稿）', 'Draft the publication of a major matter'),
  body: z.strictObject(disclosureText),
  answer: DisclosureTaken,
  example: { body: text },
})

export const reviseDisclosure = route({
  method: 'PUT',
  path: '/v1/disclosures/{disclosureId}',
  action: 'disclosure.write',
  tag,
  summary: say('修改公示草稿，须带 If-Match', 'Edit a draft; send its ETag in If-Match'),
  params,
  body: z.strictObject(disclosureText),
  answer: DisclosureTaken,
  example: { body: text },
})

export const listDisclosures = route({
  method: 'GET',
  path: '/v1/disclosures',
  action: 'disclosure.read',
  tag,
  summary: say('辖区内的公示，含草稿', 'Disclosures of a subtree, drafts included'),
  query: z.strictObject({
    area: AreaId.optional(),
    kind: Code.optional(),
    step: DisclosureStep.optional(),
    ...paging,
  }),
  answer: pageOf(DisclosureBrief),
})

export const getDisclosure = route({
  method: 'GET',
  path: '/v1/disclosures/{disclosureId}',
  action: 'disclosure.read',
  tag,
  summary: say('公示详情及异议', 'One disclosure and its objections'),
  params,
  answer: DisclosureView,
})

export const readDisclosureLedger = route({
  method: 'GET',
  path: '/v1/disclosures/{disclosureId}/ledger',
  action: 'disclosure.read',
  tag,
  summary: say('公示台账及其完整性校验', "A disclosure's ledger, and whether it is whole"),
  params,
  answer: ThingLedger,
})

const command = commandsOn({
  path: '/v1/disclosures/{disclosureId}',
  tag,
  noun: 'disclosure',
  params,
  answer: DisclosureTaken,
})

export const publishDisclosure = command(
  'publish',
  'disclosure.write',
  say('公示，从起始日起任何人可见', 'Publish: anybody may read it from its first day'),
  said({ note: Note.optional() }),
  {},
)

export const closeDisclosure = command(
  'close',
  'disclosure.write',
  say('公示期满，公布结果', 'Close it after its last day, with the result'),
  said({ result: Note }),
  { result: '公示期内收到异议 1 件，已答复；按公示内容实施。' },
)

export const withdrawDisclosure = command(
  'withdraw',
  'disclosure.write',
  say('撤回公示，须说明理由', 'Withdraw it, with a reason'),
  said({ reason: Note }),
  { reason: '底价有误，重新评估后再公示' },
)
