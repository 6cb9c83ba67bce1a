import { type Command, commands } from '../contract/words.ts'
import { allowedAt, orders, outcomeOf } from '../steps/table.ts'
import type { Case } from './case.ts'
import { rateUntil, ratingOf } from './close.ts'
import { above } from './ladder.ts'
import { mayWithdraw, reinstateUntil } from './leave.ts'
import { isOverdue } from './limits.ts'
import type { Setting } from './order.ts'
import { reopenUntil } from './reopen.ts'
import { mayAsk } from './wait.ts'

/** What of the county, and of the case a part is of, a refusal may depend on. */
export interface Beside {
  /** Its category asks for confidence; its kind is shown in public. */
  readonly demanded: boolean
  readonly isPublic: boolean
  /** Whoever reported it left a phone. */
  readonly isReachable: boolean
  /** The case it is a part of, while that may have open parts again. */
  readonly isWholeOpen: boolean
}

const isPast = (until: string | undefined, now: string): boolean => until === undefined || now > until
const backAsPart = ({ parentId }: Case, _: Setting, { isWholeOpen }: Beside) => parentId !== undefined && !isWholeOpen

/** What a command is refused for besides its step: as data, so that nothing is offered that its decision would refuse. */
const hinders: Readonly<Partial<Record<Command, (found: Case, setting: Setting, beside: Beside) => boolean>>> = {
  // nobody is asked who cannot be, nor more often than the county allows (C9)
  'ask-resident': (found, setting, { isReachable }) => !isReachable || !mayAsk(found, setting),
  extend: (found, { now, rules }) => isOverdue(found, now) || (found.extensions ?? 0) >= rules.extension.most,
  split: ({ parts = [] }, { rules }) => parts.length >= rules.subCases.most,
  'hand-up': (found, { ladder }) => above(ladder, found) === undefined,
  merge: ({ confidential, merged }) => confidential !== undefined || (merged ?? []).length > 0,
  promote: ({ confidential, practice }) => confidential !== undefined || practice !== undefined,
  reopen: (found, setting) => isPast(reopenUntil(found, setting), setting.now),
  reinstate: (found, setting, beside) =>
    isPast(reinstateUntil(found, setting), setting.now) || backAsPart(found, setting, beside),
  rehang: backAsPart,
  'take-back': backAsPart,
  publish: (_, __, { isPublic }) => !isPublic,
  unpublish: ({ moderated }) => moderated === 'withheld',
  'mark-confidential': ({ confidential, merged }) => confidential !== undefined || (merged ?? []).length > 0,
  'unmark-confidential': ({ confidential }, _, { demanded }) => confidential !== 'staff' || demanded,
  'name-viewer': ({ confidential, viewers = [] }, { rules }) =>
    confidential === undefined || viewers.length >= rules.confidential.mostViewers,
  'remove-viewer': ({ confidential, viewers = [] }) => confidential === undefined || viewers.length === 0,
  withdraw: (found) => !mayWithdraw(found),
  rate: (found, setting) =>
    found.mergedInto === undefined &&
    (ratingOf(found, found) !== undefined || isPast(rateUntil(found, setting), setting.now)),
  hide: ({ hidden }) => hidden === true,
  erase: ({ mediation }) => mediation?.step === 'agreed',
}

/** Commands, also those beside the way, that nothing about the case itself refuses now. */
export const openTo = (found: Case, setting: Setting, beside: Beside): Command[] => {
  if (found.erasedAt !== undefined) return []
  const onTheWay = allowedAt(found.step, found)
  return commands.filter((command) => {
    const { beside: isBeside, notOfParts } = orders[command]
    const isOffered = isBeside
      ? outcomeOf(command, found.step) !== undefined && !(notOfParts && found.parentId !== undefined)
      : onTheWay.includes(command)
    return isOffered && !hinders[command]?.(found, setting, beside)
  })
}

/** Of these, what the reporter may do with their token. */
export const openToReporter = (found: Case, setting: Setting, beside: Beside): Command[] =>
  openTo(found, setting, beside).filter(
    (command) => orders[command].who.includes('resident') && (command !== 'resume' || found.step === 'waiting'),
  )
