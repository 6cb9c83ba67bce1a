import { Problem, say } from '@wangge/problem'
import { isOn, type Limits, type Sheet, stateOf } from '../sheet/domain/period.ts'
import type { Contact, NewContact } from './contract/record.ts'

/** What is known when a contact comes in. */
export interface Circumstances {
  readonly memberId: string
  /** Local day of the contact. */
  readonly on: string
  readonly period: string
  readonly limits: Limits
  readonly sheet?: Pick<Sheet, 'open' | 'ticks'>
  /** Was the household the worker's at some time since the period began? */
  readonly isLinked: boolean
  /** Does the county's rule count this mode? */
  readonly modeCounts: boolean
}

const closed = (period: string, { closesAt }: Limits) =>
  new Problem('conflict', say('该周已结清，不能再补录', 'This week is closed for good'), {
    facts: { period, closesAt },
  })

const notLinked = () =>
  new Problem('invalid', say('该户不是您联系的户', 'This household is not linked to you'), {
    fields: [
      {
        path: 'householdId',
        what: say(
          '应为您联系的户，见 /v1/household-links?member=me',
          'Must be one of yours: /v1/household-links?member=me',
        ),
      },
    ],
  })

/** Decides on a contact: refused for a closed week or a household of somebody else, marked late after the week's end. */
export const record = (
  { note: _, capturedAt: __, ...sent }: NewContact,
  { memberId, on, period, limits, sheet, isLinked, modeCounts }: Circumstances,
  now: string,
): Contact => {
  const state = stateOf(limits, now)
  if (state === 'closed') throw closed(period, limits)
  if (!isLinked) throw notLinked()
  const isOwed = sheet !== undefined && isOn(sheet, sent.householdId)
  return { ...sent, memberId, on, period, late: state === 'grace', counts: modeCounts && isOwed, recordedAt: now }
}
