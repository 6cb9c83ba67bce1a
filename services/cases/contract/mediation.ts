import { CaseId, Instant, LocalDate, line, lines, MemberId, personal, route } from '@wangge/contract'
import { FileId } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { commandsOn } from './command-routes.ts'
import { said } from './commands.ts'
import { MediationTaken, MediationView } from './mediation-views.ts'
import { AgreementForm, Ending, MediationKind, Ordinal, PartyRole, SessionOutcome } from './mediation-words.ts'
import { Note } from './words.ts'

const tag = 'mediations'
const params = z.object({ caseId: CaseId, ordinal: Ordinal })

/** What was said between the parties: sealed, and shown only to those who ask for it unmasked. */
const Spoken = personal('note', lines(500))

/** One party to a dispute. Nobody can be looked up by name: a party is found in its mediation only. */
const Party = z.strictObject({
  role: PartyRole,
  name: personal('name', line(40)),
  phone: personal('phone', line(30)).optional(),
})

const Agreement = z.strictObject({
  form: AgreementForm,
  /** An oral one is taken down here; a written one may be a file alone. */
  text: personal('note', lines(2000)).optional(),
  fileId: FileId.optional(),
  /** What is to be done by when: each is asked after on its day. */
  terms: z
    .array(z.strictObject({ what: personal('note', line(200)), dueOn: LocalDate }))
    .max(20)
    .optional(),
})

export const openMediation = route({
  id: 'openMediation',
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
  id: 'getMediation',
  method: 'GET',
  path: '/v1/cases/{caseId}/mediations/{ordinal}',
  action: 'mediation.read',
  tag,
  summary: say('一次调解：当事人、调解会、协议、回访', 'One mediation: parties, sessions, agreement, follow-ups'),
  params,
  /** `unmask=true` shows names, phones and what was said, and records the look. */
  query: z.strictObject({ unmask: z.stringbool().optional() }),
  answer: MediationView,
})

/** A staff command on one mediation. */
const command = commandsOn({
  path: '/v1/cases/{caseId}/mediations/{ordinal}',
  tag,
  noun: 'mediation',
  params,
  answer: MediationTaken,
})

export const scheduleSession = command(
  'schedule',
  'scheduleSession',
  'mediation.hold',
  say('安排调解会', 'Schedule a session'),
  said({ at: Instant, place: line(60) }),
  { at: '2027-03-01T14:30:00+08:00', place: '村调解室' },
)

export const holdSession = command(
  'hold',
  'holdSession',
  'mediation.hold',
  say('记录调解会：何时何地、谁到场、结果', 'Record a session: when, where, who came, how it went'),
  said({
    /** The scheduled one it was, by its place in the list; none: it was not scheduled. */
    session: z.int().min(1).max(50).optional(),
    at: Instant,
    place: line(60).optional(),
    /** Ids of the parties who came. */
    attended: z.array(z.string().max(64)).max(20),
    outcome: SessionOutcome,
    note: Spoken.optional(),
  }),
  { at: '2026-11-23T09:30:00+08:00', place: '村调解室', attended: [], outcome: 'adjourned', note: '双方同意再谈一次' },
)

export const endMediation = command(
  'end',
  'endMediation',
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

export const confirmAgreement = command(
  'confirm',
  'confirmAgreement',
  'mediation.confirm',
  say('登记司法确认', 'Record that a court confirmed the agreement'),
  said({ reference: line(60), on: LocalDate }),
  { reference: '（2026）鲁0829民特12号', on: '2026-11-23' },
)

export const followUp = command(
  'follow-up',
  'followUp',
  'mediation.follow-up',
  say('回访：协议是否履行', 'Follow up: is the agreement kept?'),
  said({ kept: z.boolean(), note: Spoken.optional() }),
  { kept: true, note: '排水沟已清理' },
)

export const reopenMediation = command(
  'reopen',
  'reopenMediation',
  'mediation.reopen',
  say('协议未履行，重新调解，须说明理由', 'Mediate again because the agreement was not kept, with a reason'),
  said({ reason: Note }),
  { reason: '回访发现排水沟又被堵' },
)
