import { type KnownAction, may, type Principal, type Target } from '@wangge/access'
import { Problem } from '@wangge/problem'
import type { OrderOf } from './steps.ts'

/** Of these commands, those that somebody may give themselves. */
export const theirs = <C extends string>(
  orders: Readonly<Record<C, Pick<OrderOf<string>, 'who' | 'action'>>>,
  commands: readonly C[],
  principal: Principal,
  target: Target,
): C[] =>
  commands.filter((command) => {
    const { who, action } = orders[command]
    return who.includes('staff') && action !== undefined && may(principal, action as KnownAction, target)
  })

/** A refusal for how things stand says what the caller may do with it instead (C6). */
export const sayingInstead =
  <F, A extends unknown[], D>(
    decide: (found: F, ...more: A) => D | Promise<D>,
    insteadOf: (found: F) => Promise<readonly string[]>,
  ) =>
  async (found: F, ...more: A): Promise<D> => {
    try {
      return await decide(found, ...more)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'conflict') throw error
      const { detail, facts, fields } = error
      throw new Problem('conflict', detail, {
        facts: { ...facts, allowed: await insteadOf(found) },
        fields,
        cause: error,
      })
    }
  }
