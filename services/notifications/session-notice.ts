import type { Mediated, Telling } from '@wangge/cases/contract'
import type { WorkPorts } from '@wangge/events'
import type { Language } from '@wangge/problem'
import type * as z from 'zod'
import { spokenIn } from './case-notice.ts'
import type { Notice } from './notice.ts'
import { readingOf } from './reading.ts'

type About = z.output<typeof Mediated> & { readonly telling?: Telling | undefined }

/** What a text about a session says: of a confidential dispute not even that it is one (C20). */
const wordings = {
  set: ['session-scheduled', 'meeting-set'],
  moved: ['session-moved', 'meeting-moved'],
  cancelled: ['session-cancelled', 'meeting-cancelled'],
  /** It is held, and they need not come. */
  spared: ['session-spared', 'meeting-cancelled'],
} as const

/** A text to the parties of a mediation: when and where they meet, never what it is about. */
export const toParties = async (
  what: keyof typeof wordings,
  { caseId, areaId, confidential, telling }: About,
  { vault, county, now }: Pick<WorkPorts, 'vault' | 'county' | 'now'>,
  before?: string,
): Promise<Notice[]> => {
  if (!telling || telling.sessionAt <= now) return []
  const { partyIds, disputeId, sessionAt, sealedPlace } = telling
  const place = readingOf(await vault.subject(disputeId), { sealed: sealedPlace, masked: '' })
  if (place === null) return []
  const { zone } = await county.config()
  const variables = (language: Language) => ({
    number: caseId,
    place,
    when: spokenIn(sessionAt, zone, language),
    before: before === undefined ? '' : spokenIn(before, zone, language),
  })
  const template = wordings[what][confidential ? 1 : 0]
  return partyIds.map((partyId) => ({
    recipient: caseId,
    subjectId: partyId,
    areaId,
    template,
    variables,
    confidential,
    expiresAt: sessionAt,
  }))
}
