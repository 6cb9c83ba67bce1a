import { AreaId, CaseId, event, Instant, LocalDate, MemberId, Period } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Evidence } from '../../case/contract/words.ts'
import { DeedId, Quantity } from './views.ts'
import { DeedStep, Owner } from './words.ts'

/** What every fact of a deed-list item says: ids and where it stands after the step, never its text. */
const Standing = z.object({
  deedId: DeedId,
  areaId: AreaId,
  list: Code,
  period: Period,
  step: DeedStep,
  /** The step before; absent when it was added. */
  from: DeedStep.optional(),
  owner: Owner,
  dueOn: LocalDate,
  quantity: Quantity,
  /** Reported so far. */
  done: z.number(),
  /** The case it became. */
  caseId: CaseId.optional(),
  /** The amount that was asked for instead, while nobody has decided. */
  askedAmount: z.number().optional(),
  actorId: MemberId.optional(),
  capturedAt: Instant.optional(),
  /** The same by the server's clock: moved by as much as the other was wrong. */
  correctedAt: Instant.optional(),
})

const example = {
  deedId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  areaId: '330723101201',
  list: 'organisation',
  period: '2026',
  step: 'planned',
  from: 'planned',
  owner: { role: 'village-secretary', areaId: '330723101201' },
  dueOn: '2026-12-20',
  quantity: { amount: 600, unit: 'metres' },
  done: 0,
  actorId: 'm0002',
} as const
const { from: _, ...added } = example
const { actorId: __, ...unasked } = example
const underWay = { ...example, step: 'under-way', from: 'under-way' } as const
const evidence = z.array(Evidence.pick({ kind: true, fileId: true }))

export const deedAdded = event({
  type: 'cases.deed-added.v1',
  title: say('清单事项已列入', 'An item was put on a deed list'),
  data: Standing.extend({ fromCaseId: CaseId.optional() }),
  example: { ...added, step: 'draft' },
})

export const deedRevised = event({
  type: 'cases.deed-revised.v1',
  title: say('清单事项草稿已修改', 'A draft item was edited'),
  data: Standing.extend({ fromCaseId: CaseId.optional() }),
  example: { ...example, step: 'draft', from: 'draft' },
})

export const deedPublished = event({
  type: 'cases.deed-published.v1',
  title: say('清单事项已公布', 'An item was published: its due date stands'),
  data: Standing,
  example: { ...example, from: 'draft' },
})

export const deedStarted = event({
  type: 'cases.deed-started.v1',
  title: say('清单事项开始办理', 'Work on an item began'),
  data: Standing,
  example: { ...example, step: 'under-way' },
})

export const deedProgressed = event({
  type: 'cases.deed-progressed.v1',
  title: say('清单事项报送进度', 'Progress on an item was reported'),
  data: Standing.extend({ on: LocalDate, amount: z.number(), evidence }),
  example: { ...underWay, done: 250, on: '2026-11-20', amount: 250, evidence: [] },
})

export const deedAmended = event({
  type: 'cases.deed-amended.v1',
  title: say('已公布的清单事项被调整', 'Due date or amount of a published item was changed'),
  data: Standing.extend({ previousDueOn: LocalDate, previousAmount: z.number() }),
  example: { ...underWay, dueOn: '2026-12-31', previousDueOn: '2026-12-20', previousAmount: 600 },
})

export const deedAmountDecided = event({
  type: 'cases.deed-amount-decided.v1',
  title: say('数量调整已审批', 'Another amount was agreed to or refused'),
  data: Standing.extend({ granted: z.boolean(), wanted: z.number(), previousAmount: z.number(), askedBy: MemberId }),
  example: {
    ...underWay,
    quantity: { amount: 500, unit: 'metres' },
    actorId: 'm0031',
    granted: true,
    wanted: 500,
    previousAmount: 600,
    askedBy: 'm0002',
  },
})

export const deedFinished = event({
  type: 'cases.deed-finished.v1',
  title: say('清单事项已办结', 'An item was finished'),
  data: Standing.extend({ finisherId: MemberId, onTime: z.boolean(), evidence }),
  example: {
    ...underWay,
    step: 'done',
    done: 600,
    finisherId: 'm0002',
    onTime: true,
    evidence: [{ kind: 'photo', fileId: 'f0001' }],
  },
})

export const deedChecked = event({
  type: 'cases.deed-checked.v1',
  title: say('清单事项已核查', 'A finished item was checked'),
  data: Standing.extend({ passed: z.boolean(), rework: z.int(), finisherId: MemberId.optional() }),
  example: { ...example, step: 'checked', from: 'done', done: 600, passed: true, rework: 0, finisherId: 'm0002' },
})

export const deedCancelled = event({
  type: 'cases.deed-cancelled.v1',
  title: say('清单事项已取消', 'An item was cancelled'),
  data: Standing,
  example: { ...example, step: 'cancelled' },
})

export const deedCaseOpened = event({
  type: 'cases.deed-case-opened.v1',
  title: say('问题已转为事项', 'A problem goes on as a case'),
  data: Standing.extend({ caseId: CaseId, opened: z.boolean() }),
  example: { ...example, list: 'problem', caseId: '7KM3QX9TPD', opened: true },
})

export const deedReminded = event({
  type: 'cases.deed-reminded.v1',
  title: say('清单事项逾期提醒', 'The owner of an overdue item is reminded'),
  data: Standing.extend({ overdueDays: z.int() }),
  example: { ...unasked, step: 'under-way', from: 'under-way', done: 250, overdueDays: 1 },
})

export const deedFellBack = event({
  type: 'cases.deed-fell-back.v1',
  title: say('负责人离岗，清单事项退回岗位', 'Whoever owned an item has left: it is the post’s'),
  data: Standing.extend({ previous: Owner }),
  example: { ...unasked, previous: { memberId: 'm0007' } },
})
