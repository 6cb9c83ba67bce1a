import { AreaId, Instant, route, UnitId } from '@wangge/contract'
import { DispatchRule } from '@wangge/county/case-rules'
import { Code } from '@wangge/county/code'
import { misses } from '@wangge/county/dispatch'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { command, said, withNote } from './command.ts'
import { CaseClass, CategoryCode, Note, Proof } from './words.ts'

export const previewDispatch = route({
  method: 'POST',
  path: '/v1/dispatch-rules/preview',
  action: 'dispatch-rule.preview',
  tag: 'cases',
  idempotent: false,
  summary: say('试算派单规则：派给谁，为何', 'Where a case would be sent by the rules, and why'),
  body: z.strictObject({
    area: AreaId,
    category: CategoryCode,
    /** The category's own unless told. */
    class: CaseClass.optional(),
    /** Now unless told. */
    at: Instant.optional(),
    /** To be tried in place of the county's own. */
    rules: z.array(DispatchRule).max(500).optional(),
  }),
  answer: z.object({
    /** Absent when none holds: a person must say. */
    unitId: UnitId.optional(),
    ruleId: Code.optional(),
    /** Is somebody of that unit appointed for this place? If not, dispatching would be refused. */
    present: z.boolean().optional(),
    /** The rules looked at, in order, and what kept each from holding. */
    tried: z.array(z.object({ ruleId: Code, misses: z.array(z.enum(misses)) })),
  }),
  example: { body: { area: '330723101201001', category: 'facility-lamp' } },
})

export const acceptCase = command(
  'accept',
  'case.accept',
  say('受理（接单），可改事项性质', 'Accept, and say the class if it is another than its category’s'),
  /** `class`: whoever accepts it sees that it is another; limits, ladder and alerts follow from here on. */
  said({ note: Note.optional(), class: CaseClass.optional() }),
  {},
)

export const dispatchCase = command(
  'dispatch',
  'case.dispatch',
  say('派单给单位', 'Dispatch to a unit'),
  /** Without a unit the county's dispatch rules say which. */
  said({ unitId: UnitId.optional(), note: Note.optional() }),
  { unitId: 'u03', note: '请今天派人查看' },
)

export const startCase = command('start', 'case.start', say('开始办理（办单）', 'Start'), withNote, {})

export const solveCase = command(
  'solve',
  'case.solve',
  say('办结，须附证明', 'Solve, with proof'),
  said({ evidence: Proof, note: Note.optional() }),
  { evidence: [{ kind: 'note', text: '已更换灯泡，现场试亮正常' }] },
)

export const returnCase = command(
  'return',
  'case.return',
  say('退单，须说明理由；第二次退单上报一级', 'Send back what was sent wrongly; the second time it goes up a level'),
  said({ reason: Note }),
  { reason: '路灯由电力公司管养，不属本单位职责' },
)
