import { AreaId, CaseId, lines, pageOf, paging, route, UnitId } from '@wangge/contract'
import { say, type Text } from '@wangge/problem'
import * as z from 'zod'
import { Opened } from './residents.ts'
import { CaseBrief, CaseView, LedgerEntry, Locks, reporter, Taken, where } from './views.ts'
import { AnswerText, CaseClass, CategoryCode, Evidence, Note, Source, Step } from './words.ts'

const tag = 'cases'
const params = z.object({ caseId: CaseId })

export const createCase = route({
  id: 'createCase',
  method: 'POST',
  path: '/v1/cases',
  action: 'case.create',
  tag,
  status: 201,
  summary: say('工作人员上报或代为上报', 'Report a case as staff, or on behalf of somebody'),
  body: z.strictObject({
    ...where,
    category: CategoryCode,
    description: lines(1000),
    source: Source,
    class: CaseClass.optional(),
    ...reporter,
  }),
  answer: Opened.extend({ caseId: CaseId }),
  example: {
    body: {
      gridCode: '330723101201001',
      category: 'facility-lamp',
      description: '巡查发现路灯损坏',
      source: 'worker',
    },
  },
})

export const listCases = route({
  id: 'listCases',
  method: 'GET',
  path: '/v1/cases',
  action: 'case.read',
  tag,
  summary: say('事项列表：我手上的，或辖区内的', 'Cases that lie with me, or those of a subtree'),
  query: z.strictObject({
    /** `me`: with me, with a post I fill, or with a unit of mine. */
    holder: z.literal('me').optional(),
    area: AreaId.optional(),
    step: Step.optional(),
    category: CategoryCode.optional(),
    overdue: z.stringbool().optional(),
    ...paging,
  }),
  answer: pageOf(CaseBrief),
})

export const getCase = route({
  id: 'getCase',
  method: 'GET',
  path: '/v1/cases/{caseId}',
  action: 'case.read',
  tag,
  summary: say('事项详情', 'One case'),
  params,
  /** `unmask=true` shows name, phone and address, and records the look. */
  query: z.strictObject({ unmask: z.stringbool().optional() }),
  answer: CaseView,
})

export const readLedger = route({
  id: 'readLedger',
  method: 'GET',
  path: '/v1/cases/{caseId}/ledger',
  action: 'ledger.read',
  tag,
  summary: say('工作台账：每一步，及其完整性校验', 'The ledger: every step, and whether it is whole'),
  params,
  answer: z.object({
    caseId: CaseId,
    /** Every entry's hash was computed again and fits the next, and the last is the one the case keeps. */
    verified: z.boolean(),
    brokenAt: z.int().optional(),
    entries: z.array(LedgerEntry),
  }),
})

export const listStrikeOff = route({
  id: 'listStrikeOff',
  method: 'GET',
  path: '/v1/strike-off-list',
  action: 'strike-off.read',
  tag,
  summary: say(
    '销号清单：尚未销号的事项，差哪一把锁',
    'Everything not yet struck off, and which of the three locks are open',
  ),
  query: z.strictObject({ area: AreaId.optional(), ...paging }),
  answer: pageOf(CaseBrief.extend({ locks: Locks })),
})

const command = <B extends z.ZodObject>(
  verb: string,
  id: string,
  action: `case.${string}`,
  summary: Text,
  body: B,
  example: z.input<B>,
) =>
  route({
    id,
    method: 'POST',
    path: `/v1/cases/{caseId}/${verb}`,
    action,
    tag,
    summary,
    params,
    body,
    answer: Taken,
    example: { body: example },
  })

const noted = z.strictObject({ note: Note.optional() })

export const acceptCase = command('accept', 'acceptCase', 'case.accept', say('受理（接单）', 'Accept'), noted, {})

export const dispatchCase = command(
  'dispatch',
  'dispatchCase',
  'case.dispatch',
  say('派单给单位', 'Dispatch to a unit'),
  z.strictObject({ unitId: UnitId, note: Note.optional() }),
  { unitId: 'u03', note: '请今天派人查看' },
)

export const startCase = command('start', 'startCase', 'case.start', say('开始办理（办单）', 'Start'), noted, {})

export const solveCase = command(
  'solve',
  'solveCase',
  'case.solve',
  say('办结，须附证明', 'Solve, with proof'),
  z.strictObject({ evidence: z.array(Evidence).min(1).max(20), note: Note.optional() }),
  { evidence: [{ kind: 'note', text: '已更换灯泡，现场试亮正常' }] },
)

export const checkCase = command(
  'check',
  'checkCase',
  'case.check',
  say('核查，办结人不能核查', 'Check: by another than the one who solved it'),
  z.strictObject({ passed: z.boolean(), note: Note.optional() }),
  { passed: true },
)

export const answerCase = command(
  'answer',
  'answerCase',
  'case.answer',
  say('答复居民，短信送达', 'Answer the resident, by SMS'),
  z.strictObject({ text: AnswerText }),
  { text: '路灯已修好，感谢您的反映。' },
)

export const urgeCase = command('urge', 'urgeCase', 'case.urge', say('催办', 'Urge'), z.strictObject({ note: Note }), {
  note: '请今天下班前办理',
})

export const handUpCase = command(
  'hand-up',
  'handUpCase',
  'case.hand-up',
  say('上报上一级，须说明理由', 'Hand up one level, with a reason'),
  z.strictObject({ reason: Note }),
  { reason: '需要协调供电部门，网格无法解决' },
)
