import { CaseId, event, Instant, MemberId, route } from '@wangge/contract'
import { RequiredEvidence } from '@wangge/county/required-evidence'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { command, said } from './command.ts'
import { Standing, standings } from './facts.ts'
import { Evidence, Note, Proof } from './words.ts'

/** Evidence as facts name it. */
const Named = Evidence.pick({ kind: true, fileId: true, item: true })

export const addEvidence = command(
  'evidence',
  'case.add-evidence',
  say('办理中提交证明，如拆前照片', 'Hand in evidence while it is being handled, such as photos from before'),
  said({ evidence: Proof, note: Note.optional() }),
  { evidence: [{ kind: 'note', text: '已到现场丈量' }] },
)

export const listEvidence = route({
  method: 'GET',
  path: '/v1/cases/{caseId}/evidence',
  action: 'case.read',
  tag: 'cases',
  summary: say('证明清单：必备哪些，还缺哪些', 'What must be proved, what is there and what is missing'),
  params: z.object({ caseId: CaseId }),
  answer: z.object({
    /** What the category requires before it can be solved, in the caller's language. */
    required: z.array(
      RequiredEvidence.extend({
        name: z.string(),
        given: z.int(),
        missing: z.int(),
      }),
    ),
    complete: z.boolean(),
    given: z.array(
      Named.extend({
        at: Instant,
        memberId: MemberId,
        /** Given together with the solution, not ahead of it. */
        withSolution: z.boolean(),
      }),
    ),
  }),
})

export const evidenceAdded = event({
  type: 'cases.evidence-added.v1',
  title: say('事项办理中提交了证明', 'Evidence was handed in while a case was being handled'),
  data: Standing.extend({ evidence: z.array(Named) }),
  example: {
    ...standings.unit,
    step: 'started',
    from: 'started',
    actorId: 'm0031',
    evidence: [{ kind: 'photo', fileId: 'f0001', item: 'photo' }],
  },
})
