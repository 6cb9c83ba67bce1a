import { followUpReminded } from '@wangge/cases/contract'
import { toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

/** Whoever led the mediation asks whether the agreement is kept. */
export const onFollowUpReminded = tell(followUpReminded, async ({ data }, ports) =>
  toMembers([data.mediation.mediatorId], 'follow-up-due', data, ports),
)
