import { CaseId, Instant, lines, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { LedgerEntry } from './ledger.ts'
import { confidential, Opened, reporter, where, withAnswers } from './report.ts'
import { CaseView } from './views.ts'
import { CaseClass, CategoryCode, FileIds, Note, Proof, Source } from './words.ts'

const tag = 'cases'
const params = z.object({ caseId: CaseId })

export const createCase = route({
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
    /** When it was taken down on the phone in hand, if that was offline; the server's own time is kept besides. */
    capturedAt: Instant.optional(),
    files: FileIds.optional(),
    /** Solved on the spot (现场办结): reported, accepted and solved in one go; somebody else checks it as always. */
    solve: z.strictObject({ evidence: Proof, note: Note.optional() }).optional(),
    ...withAnswers,
    ...reporter,
    confidential,
    /** Whoever reports it stands there, has no phone, and gets number and token on a printed slip. */
    receipt: z.boolean().optional(),
  }),
  /** The token goes to the reporter's phone alone; `receipt` is the slip that was asked for. */
  answer: Opened.omit({ token: true }).extend({
    caseId: CaseId,
    receipt: Opened.pick({ number: true, token: true }).optional(),
  }),
  example: {
    body: {
      gridCode: '330723101201001',
      category: 'facility-lamp',
      description: '巡查发现路灯损坏',
      source: 'worker',
    },
  },
})

export const getCase = route({
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
