import { CaseId, LocalDate, line, lines, MemberId, personal, route } from '@wangge/contract'
import { FileId } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { said } from '../../case/contract/command.ts'
import { AgreementForm, Ending, MediationKind } from '../../case/contract/mediation-words.ts'
import { Note } from '../../case/contract/words.ts'
import { mediationCommand, ofMediation, Spoken, tag } from './command.ts'
import { Party } from './parties.ts'
import { MediationTaken, MediationView } from './views.ts'

const Agreement = z.strictObject({
  form: AgreementForm,
  /** An oral one is taken down here; a written one may be the signed paper alone, or have it attached later. */
  text: personal('note', lines(2000)).optional(),
  fileId: FileId.optional(),
  /** What is to be done by when: each is asked after on its day. */
  terms: z
    .array(z.strictObject({ what: personal('note', line(200)), dueOn: LocalDate }))
    .max(20)
    .optional(),
})

export const openMediation = route({
  method: 'POST',
  path: '/v1/cases/{caseId}/mediations',
  action: 'mediation.open',
  tag,
  status: 201,
  summary: say('受理调解（人民、行业性专业性、司法、行政）', 'Open a mediation of a case'),
  params: z.object({ caseId: CaseId }),
  body: said({
    kind: MediationKind,
    parties: z.array(Party).min(2).max(20),
    /** The first leads it; the caller unless told. */
    mediatorIds: z.array(MemberId).min(1).max(5).optional(),
    note: Note.optional(),
  }),
  answer: MediationTaken,
  example: {
    body: {
      kind: 'people',
      parties: [
        { role: 'applicant', name: '王小梅', phone: '10012345678' },
        { role: 'respondent', name: '李大山' },
      ],
    },
  },
})

export const getMediation = route({
  method: 'GET',
  path: '/v1/cases/{caseId}/mediations/{ordinal}',
  action: 'mediation.read',
  tag,
  summary: say('一次调解：当事人、调解会、协议、回访', 'One mediation: parties, sessions, agreement, follow-ups'),
  params: ofMediation,
  /** `unmask=true` shows names, phones and what was said, and records the look. */
  query: z.strictObject({ unmask: z.stringbool().optional() }),
  answer: MediationView,
})

export const endMediation = mediationCommand(
  'end',
  'mediation.end',
  say('调解结束：达成协议、未达成或撤回', 'End it: an agreement, none, or the parties no longer want it'),
  said({ outcome: Ending, agreement: Agreement.optional(), reason: Note.optional() }),
  {
    outcome: 'agreed',
    agreement: {
      form: 'written',
      text: '双方以原墙为界，东侧排水沟由双方共同清理。',
      terms: [{ what: '清理排水沟', dueOn: '2027-01-10' }],
    },
  },
)

export const attachAgreement = mediationCommand(
  'attach-agreement',
  'mediation.end',
  say('补交签字的调解协议书', 'Attach the signed agreement'),
  said({ fileId: FileId }),
  { fileId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH' },
)

export const confirmAgreement = mediationCommand(
  'confirm',
  'mediation.confirm',
  say('登记司法确认', 'Record that a court confirmed the agreement'),
  said({ reference: line(60), on: LocalDate }),
  { reference: '（2026）鲁0829民特12号', on: '2026-11-23' },
)

export const followUp = mediationCommand(
  'follow-up',
  'mediation.follow-up',
  say('回访：协议是否履行', 'Follow up: is the agreement kept?'),
  said({ kept: z.boolean(), note: Spoken.optional() }),
  { kept: true, note: '排水沟已清理' },
)

export const reopenMediation = mediationCommand(
  'reopen',
  'mediation.reopen',
  say('协议未履行，重新调解，须说明理由', 'Mediate again because the agreement was not kept, with a reason'),
  said({ reason: Note }),
  { reason: '回访发现排水沟又被堵' },
)
