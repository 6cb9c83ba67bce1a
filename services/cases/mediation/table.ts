import { shardOf } from '@wangge/ledger'
import { defineEntity, type Stored, type Table } from '@wangge/table'
import { isPending, mediationTable } from '../case/steps/mediation.ts'
import { Mediation } from './domain/mediation.ts'

/** Those that go on and those that have ended lie apart: ended ones by when, which is what figures ask. */
export const pendingIn = (listingAreaId: string): string => `mediating#${listingAreaId}`
export const endedIn = (listingAreaId: string): string => `mediated#${listingAreaId}`
/** Those that somebody leads, until they are over. */
export const ledBy = (memberId: string): string => `mediator#${memberId}`

const followUpIn = (shard: number): string => `follow-up#${shard}`

/** What lists show and figures count: ids only. */
const brief = [
  'caseId',
  'ordinal',
  'areaId',
  'kind',
  'step',
  'mediatorId',
  'openedAt',
  'dueAt',
  'endedAt',
  'followUpOn',
] as const satisfies (keyof Mediation)[]

/** A mediation, beside its case and in its case's ledger. */
export const MediationRow = defineEntity('cases', 'mediation', {
  schema: Mediation,
  key: ({ caseId, ordinal }: { caseId: string; ordinal: number }) => [
    `case#${caseId}`,
    `mediation#${String(ordinal).padStart(2, '0')}`,
  ],
  index: {
    1: ({ step, listingAreaId, openedAt, endedAt }) =>
      isPending(step) || endedAt === undefined
        ? [pendingIn(listingAreaId), openedAt]
        : [endedIn(listingAreaId), endedAt],
    2: ({ caseId, step, followUpOn, remindedOn }) =>
      step !== 'agreed' || followUpOn === undefined || followUpOn === remindedOn
        ? undefined
        : [followUpIn(shardOf(caseId)), followUpOn],
    3: ({ step, mediatorId, openedAt }) =>
      mediationTable.finalSteps.includes(step) ? undefined : [ledBy(mediatorId), openedAt],
  },
  brief,
})
/** Mediations of one shard whose mediator must be reminded of a follow-up that is due on a day, the longest due first. */
export const followUpsDue = (table: Table, shard: number, today: string, after?: string) =>
  table.listIndex(MediationRow, 2, followUpIn(shard), { to: today, limit: 100, after })

export type MediationBriefRow = Pick<Mediation, (typeof brief)[number]>
export type StoredMediation = Stored<typeof MediationRow>
