import { isPending, isSuccess } from '../../case/steps/mediation.ts'
import type { mediationFigures } from '../contract/lists.ts'
import type { Mediation } from './mediation.ts'

export type MediationFigure = (typeof mediationFigures)[number]
/** From the first instant of a period to the first that is no longer in it. */
export interface Bounds {
  readonly from: string
  readonly to: string
}
type Standing = Pick<Mediation, 'step' | 'openedAt' | 'endedAt'>

/** What a mediation counts as at a step. */
export const figuresAt = (step: Mediation['step']): MediationFigure[] =>
  isPending(step) ? ['pending'] : isSuccess(step) ? ['succeeded', 'ended'] : ['ended']

/** What a mediation counts as in a period, or ever. As is known now: an agreement broken later was no success. */
export const figuresOf = ({ step, openedAt, endedAt }: Standing, bounds?: Bounds): MediationFigure[] => {
  const { from = '', to = '~' } = bounds ?? {}
  if (openedAt >= to) return []
  if (endedAt === undefined || endedAt >= to) return ['pending']
  if (endedAt < from) return []
  return figuresAt(step)
}

/** It should have ended by now, or ended late. */
export const isOverdueAt = ({ dueAt, endedAt }: Pick<Mediation, 'dueAt' | 'endedAt'>, now: string): boolean =>
  (endedAt ?? now) > dueAt

/** succeeded ÷ ended (C18): null when nothing ended. */
export const rateOf = (succeeded: number, ended: number): number | null =>
  ended === 0 ? null : Math.round((succeeded / ended) * 10_000) / 10_000
