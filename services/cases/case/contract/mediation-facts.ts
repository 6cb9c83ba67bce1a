import { event, Instant, LocalDate } from '@wangge/contract'
import { FileId } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { standings } from './facts.ts'
import { exampleOpened, exampleStanding, here, Mediated, Telling } from './mediation-standing.ts'
import { AgreementForm, Ending } from './mediation-words.ts'

const closed = { ...standings.over, ...here, step: 'struck-off', from: 'struck-off' } as const
const agreed = {
  ...exampleOpened,
  step: 'agreed',
  endedAt: '2026-11-26T03:00:00.000Z',
  followUpOn: '2026-12-26',
} as const
const { followUpOn: _, ...done } = agreed

export const mediationOpened = event({
  type: 'cases.mediation-opened.v1',
  title: say('调解已受理', 'A mediation was opened'),
  data: Mediated.extend({ parties: z.int() }),
  example: { ...exampleStanding, mediation: exampleOpened, parties: 2 },
})

export const mediationEnded = event({
  type: 'cases.mediation-ended.v1',
  title: say('调解已结束', 'A mediation ended'),
  data: Mediated.extend({
    outcome: Ending,
    onTime: z.boolean(),
    agreement: z.object({ form: AgreementForm, fileId: FileId.optional(), terms: z.int() }).optional(),
    /** The session that will not be held now that it has ended. */
    telling: Telling.optional(),
  }),
  example: {
    ...exampleStanding,
    mediation: { ...agreed, from: 'opened' },
    outcome: 'agreed',
    onTime: true,
    agreement: { form: 'written', fileId: 'f0007', terms: 1 },
  },
})

export const agreementAttached = event({
  type: 'cases.agreement-attached.v1',
  title: say('调解协议书已补交', 'The signed paper of an agreement was attached'),
  data: Mediated.extend({ fileId: FileId }),
  example: { ...exampleStanding, mediation: { ...agreed, from: 'agreed' }, fileId: 'f0007' },
})

export const agreementConfirmed = event({
  type: 'cases.agreement-confirmed.v1',
  title: say('调解协议已司法确认', 'A court confirmed an agreement'),
  data: Mediated.extend({ confirmedOn: LocalDate }),
  example: { ...exampleStanding, mediation: { ...agreed, from: 'agreed' }, confirmedOn: '2026-12-10' },
})

export const followUpReminded = event({
  type: 'cases.follow-up-reminded.v1',
  title: say('调解协议回访到期', 'A follow-up of an agreement is due'),
  data: Mediated.extend({ dueOn: LocalDate }),
  example: { ...closed, mediation: { ...agreed, from: 'agreed' }, dueOn: '2026-12-26' },
})

export const agreementFollowedUp = event({
  type: 'cases.agreement-followed-up.v1',
  title: say('调解协议已回访', 'Somebody asked whether an agreement is kept'),
  data: Mediated.extend({
    kept: z.boolean(),
    /** The day it was due. */
    dueOn: LocalDate,
  }),
  example: {
    ...closed,
    mediation: { ...done, step: 'fulfilled', from: 'agreed' },
    kept: true,
    dueOn: '2026-12-26',
  },
})

export const mediationReopened = event({
  type: 'cases.mediation-reopened.v1',
  title: say('调解重新进行', 'A mediation goes on again: its agreement was not kept'),
  /** `previousEndedAt`: the end that no longer holds. */
  data: Mediated.extend({ previousEndedAt: Instant }),
  example: {
    ...exampleStanding,
    mediation: { ...exampleOpened, from: 'broken', dueAt: '2027-01-27T16:00:00.000Z' },
    previousEndedAt: '2026-11-26T03:00:00.000Z',
  },
})
