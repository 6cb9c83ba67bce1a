import { AreaId, CaseId, LocalDate, lines, Period, pageOf, paging, route } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { ThingLedger } from '@wangge/ledger'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { commandsOn, said } from '../../case/contract/command.ts'
import { where } from '../../case/contract/report.ts'
import { CategoryCode, Note, Proof } from '../../case/contract/words.ts'
import { DeedBrief, DeedFigures, DeedId, DeedTaken, DeedView, deedText, Quantity } from './views.ts'
import { Amount, DeedFigure, DeedStep } from './words.ts'

const tag = 'deeds'
const params = z.object({ deedId: DeedId })
const text = {
  list: 'organisation',
  period: '2026',
  area: '330723101201',
  owner: { role: 'village-secretary', areaId: '330723101201' },
  title: '整修村内道路',
  dueOn: '2026-12-20',
  quantity: { amount: 600, unit: 'metres' },
} as const

export const addDeed = route({
  method: 'POST',
  path: '/v1/deeds',
  action: 'deed.write',
  tag,
  status: 201,
  summary: say('列入办实事清单或问题清单（草稿）', 'Put an item on a deed list, as a draft'),
  body: z.strictObject(deedText),
  answer: DeedTaken,
  example: { body: text },
})

export const reviseDeed = route({
  method: 'PUT',
  path: '/v1/deeds/{deedId}',
  action: 'deed.write',
  tag,
  summary: say(
    '修改清单事项，公布前可改，须带 If-Match',
    'Edit an item before it is published; send its ETag in If-Match',
  ),
  params,
  body: z.strictObject(deedText),
  answer: DeedTaken,
  example: { body: text },
})

const asked = {
  area: AreaId.optional(),
  /** Items whose own period lies within this one. */
  period: Period.optional(),
  list: Code.optional(),
}

export const listDeeds = route({
  method: 'GET',
  path: '/v1/deeds',
  action: 'deed.read',
  tag,
  summary: say('清单事项：我负责的，或辖区内的', 'Items that are mine, or those of a subtree'),
  query: z.strictObject({
    ...asked,
    /** `me`: mine, of a post I fill, or of a unit of mine. */
    owner: z.literal('me').optional(),
    step: DeedStep.optional(),
    /** The items that this figure counts. */
    figure: DeedFigure.optional(),
    ...paging,
  }),
  answer: pageOf(DeedBrief),
})

export const readDeedFigures = route({
  method: 'GET',
  path: '/v1/deed-figures',
  action: 'deed.read',
  tag,
  summary: say(
    '清单统计：事项数、办结率、逾期、各计量单位合计',
    'Items, rate of done, overdue, and sums within each unit',
  ),
  query: z.strictObject(asked),
  answer: DeedFigures,
})

export const getDeed = route({
  method: 'GET',
  path: '/v1/deeds/{deedId}',
  action: 'deed.read',
  tag,
  summary: say('清单事项详情', 'One item'),
  params,
  answer: DeedView,
})

export const readDeedLedger = route({
  method: 'GET',
  path: '/v1/deeds/{deedId}/ledger',
  action: 'deed.read',
  tag,
  summary: say('清单事项台账及其完整性校验', "An item's ledger, and whether it is whole"),
  params,
  answer: ThingLedger,
})

const command = commandsOn({ path: '/v1/deeds/{deedId}', tag, noun: 'deed', params, answer: DeedTaken })
const noted = said({ note: Note.optional() })

export const publishDeed = command(
  'publish',
  'deed.write',
  say('公布清单事项，此后期限不再修改', 'Publish an item; its due date stands from here on'),
  noted,
  {},
)

export const startDeed = command('start', 'deed.progress', say('开始办理', 'Start'), noted, {})

export const reportProgress = command(
  'progress',
  'deed.progress',
  say('报送进度：完成数量、日期、说明和证明', 'Report progress: how much, when, a note and proof'),
  said({
    on: LocalDate,
    /** Done since the last report. Below zero takes back what was reported wrongly, and says why in the note. */
    amount: Amount,
    note: Note.optional(),
    evidence: Proof.optional(),
  }),
  { on: '2026-11-20', amount: 250, note: '已铺设东段' },
)

export const amendDeed = command(
  'amend',
  'deed.write',
  say(
    '调整已公布事项的期限，或申请调整数量（由核查人同意），须说明理由',
    'Change the due date of a published item, or ask a checker for another amount, with a reason',
  ),
  said({ dueOn: LocalDate.optional(), amount: Quantity.shape.amount.optional(), reason: Note }),
  { dueOn: '2026-12-31', reason: '连续降雨，水泥路面无法施工' },
)

export const decideDeedAmount = command(
  'decide-amount',
  'deed.check',
  say('审批数量调整，申请人和责任人不能审批', 'Decide on another amount: by neither who asked nor whose item it is'),
  said({ granted: z.boolean(), note: Note.optional() }),
  { granted: true, note: '东段已由县里修建，同意调整' },
)

export const finishDeed = command(
  'finish',
  'deed.progress',
  say('办结，须附证明，数量须已完成', 'Finish, with proof; the amount must have been reached'),
  said({ evidence: Proof, note: Note.optional() }),
  { evidence: [{ kind: 'note', text: '全长 600 米已通车，村民代表现场查看' }] },
)

export const checkDeed = command(
  'check',
  'deed.check',
  say('核查，办结人不能核查', 'Check: by another than whoever finished it'),
  said({ passed: z.boolean(), note: Note.optional() }),
  { passed: true },
)

export const cancelDeed = command(
  'cancel',
  'deed.write',
  say('取消清单事项，须说明理由', 'Cancel an item, with a reason'),
  said({ reason: Note }),
  { reason: '已列入县级道路工程，不再由村办理' },
)

export const openCaseOfDeed = command(
  'open-case',
  'deed.open-case',
  say('问题转为事项：新开一件，或关联已有的', 'Hand a problem on as a case: a new one, or one that is there'),
  /** Either the case it goes on in, or what a new one says. */
  said({
    caseId: CaseId.optional(),
    ...where,
    category: CategoryCode.optional(),
    description: lines(1000).optional(),
  }),
  { gridCode: '330723101201001', category: 'facility-road', description: '村内道路破损，需要工程队' },
)
