import { event, Instant } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, standings } from '../../case/contract/facts.ts'
import { stuckReasons } from './overview.ts'

export const caseFoundStuck = event({
  type: 'cases.case-found-stuck.v1',
  title: say('事项被发现滞留', 'A case was found stuck'),
  data: Standing.extend({ why: z.array(z.enum(stuckReasons)), movedAt: Instant }),
  example: { ...standings.grid, step: 'reported', why: ['no-movement'], movedAt: '2026-11-16T02:00:00.000Z' },
})
