import type { Limit, Step } from '../contract/words.ts'
import type { Outcome } from './words.ts'

/** Steps of the way in which somebody has it in hand or is to take it up. */
export const handlingStretch = ['reported', 'accepted', 'dispatched', 'started'] as const
/** The limit of handling runs. */
export const inHand = ['accepted', 'dispatched', 'started'] as const
export const open = [...handlingStretch, 'solved', 'checked'] as const

const stopping: readonly (readonly [from: readonly Step[], stops: Limit])[] = [
  [['reported'], 'accept'],
  [inHand, 'handle'],
  [['waiting'], 'reply'],
]
/** Over before it is solved: whatever limit runs stops. */
export const unsolvedTo = (to: Step): Outcome[] => stopping.map(([from, stops]) => ({ from, to, stops: [stops] }))
