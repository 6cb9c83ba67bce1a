import { CaseId, lines, personal } from '@wangge/contract'
import * as z from 'zod'
import { commandsOn } from '../../case/contract/command.ts'
import { Ordinal } from '../../case/contract/mediation-words.ts'
import { MediationTaken } from './views.ts'

export const tag = 'mediations'
export const ofMediation = z.object({ caseId: CaseId, ordinal: Ordinal })

/** What was said between the parties: sealed, and shown only to those who ask for it unmasked. */
export const Spoken = personal('note', lines(500))

/** A staff command on one mediation. */
export const mediationCommand = commandsOn({
  path: '/v1/cases/{caseId}/mediations/{ordinal}',
  tag,
  noun: 'mediation',
  params: ofMediation,
  answer: MediationTaken,
})
