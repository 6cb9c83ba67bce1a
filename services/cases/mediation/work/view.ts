import type { Sealed } from '@wangge/contract'
import type { Subject, Vault } from '@wangge/vault'
import { mediationAllowed } from '../../case/steps/mediation.ts'
import type { StoredCase } from '../../case/table/case.ts'
import type { MediationBrief, MediationView } from '../contract/views.ts'
import { isOverdueAt } from '../domain/figures.ts'
import type { MediationBriefRow, StoredMediation } from '../table.ts'

/** A line of a list. */
export const mediationBrief = (row: MediationBriefRow, now: string): MediationBrief => {
  const { caseId, ordinal, areaId, kind, step, mediatorId, openedAt, dueAt, endedAt, followUpOn } = row
  const overdue = isOverdueAt(row, now)
  return { caseId, ordinal, areaId, kind, step, mediatorId, openedAt, dueAt, overdue, endedAt, followUpOn }
}

/** How what is sealed is shown: masked, or as it was said; nothing once it was erased. */
const shower = (subject: Subject | undefined, unmask: boolean) => (sealed: Sealed | undefined) =>
  subject && sealed && (unmask ? subject.reveal(sealed) : sealed.masked)

/** A mediation as staff see it. */
export const mediationView = async (
  found: StoredMediation,
  { step, rev }: Pick<StoredCase, 'step' | 'rev'>,
  { now, unmask }: { now: string; unmask: boolean },
  vault: Pick<Vault, 'subjects'>,
): Promise<MediationView> => {
  const { mediatorId, otherMediators = [], parties, sessions = [], agreement, followUps = [], before = [] } = found
  const [dispute, ...persons] = await vault.subjects([found.subjectId, ...parties.map(({ partyId }) => partyId)])
  const said = shower(dispute, unmask)
  return {
    ...mediationBrief(found, now),
    rev,
    mediatorIds: [mediatorId, ...otherMediators],
    parties: parties.map(({ partyId, role, leftAt }, n) => {
      const show = shower(persons[n], unmask)
      const person = persons[n]
      const { name, phone, language } = person ?? {}
      return { partyId, role, name: show(name), phone: show(phone), language, leftAt }
    }),
    sessions: sessions.map((session) => ({ ...session, note: said(session.note) })),
    agreement: agreement && {
      ...agreement,
      text: said(agreement.text),
      terms: agreement.terms.map(({ what, dueOn }) => ({ what: said(what), dueOn })),
    },
    followUps: followUps.map((one) => ({ ...one, note: said(one.note) })),
    before,
    allowed: mediationAllowed(step, found.step),
  }
}
