import { invalid, Problem, say } from '@wangge/problem'
import type { Mediation, Party } from './mediation.ts'
import { presentIn } from './telling.ts'

/** Who somebody is, as far as they were written down. */
export interface Person {
  /** As names are compared: in one script, and nothing unseen in it. */
  readonly name?: string | undefined
  readonly phone?: string | undefined
}

const ofOneName = (one: Person, other: Person): boolean => one.name !== undefined && one.name === other.name

const ofOnePhone = (one: Person, other: Person): boolean => one.phone !== undefined && one.phone === other.phone

/** Two of one name are one person, unless each is reached by a phone of their own. */
const isSame = (one: Person, other: Person): boolean =>
  ofOneName(one, other) && (one.phone === undefined || other.phone === undefined || ofOnePhone(one, other))

/** Refuses a person who takes part already, as a party or as a mediator: nobody is at odds with themselves. */
export const demandOther = (person: Person, others: readonly Person[], path: string): void => {
  if (others.some((other) => isSame(person, other)))
    throw invalid(
      path,
      say(
        '同一人不能两次参加一次调解；确系同名的，请分别填写手机号',
        'One person takes part once; if two have the same name, give the phone of each',
      ),
    )
}

/** Refuses a party that is reached by a mediator's own number: relatives may share one, but nobody mediates for themselves. */
export const demandNotMediator = (person: Person, mediators: readonly Person[], path: string): void => {
  if (mediators.some((mediator) => ofOnePhone(person, mediator)))
    throw invalid(path, say('这是调解员本人的手机号', 'This is the phone of the mediator'))
}

const sides = ['applicant', 'respondent'] as const

/** A mediation is between two sides: each has somebody who takes part. */
export const hasBothSides = (parties: readonly Pick<Party, 'role'>[]): boolean =>
  sides.every((side) => parties.some(({ role }) => role === side))

/** Refuses to go on, or to end with an agreement, when one side has nobody. */
export const demandBothSides = (mediation: Pick<Mediation, 'parties'>): void => {
  if (!hasBothSides(presentIn(mediation)))
    throw new Problem('conflict', say('调解须有申请人和被申请人双方', 'A mediation is between two sides'), {
      facts: { sides },
    })
}
