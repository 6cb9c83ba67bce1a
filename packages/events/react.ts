import type { Envelope, Fact } from '@wangge/contract'
import type { Op } from '@wangge/table'
import type * as z from 'zod'
import type { WorkPorts } from './ports.ts'

type DataOf<F extends Fact> = z.output<F['data']>

/** What one room does about one fact of another. Made by `react`. */
export interface Reaction<F extends Fact = Fact> {
  readonly kind: 'reaction'
  readonly fact: F
  readonly once: 'inbox' | 'by-key'
  run(event: Envelope, ports: WorkPorts): Promise<readonly Op[]>
  /** What can be done at once for all events of a batch that ask for it. */
  readonly together?: {
    readonly work: Together<unknown>
    readonly asks: (event: Envelope) => unknown
  }
}

/** Does at once what several events ask for. Done again it changes nothing, and it does not matter in which order. */
export type Together<A> = (asked: readonly A[], ports: WorkPorts) => Promise<void>

type Work<F extends Fact> = (
  event: Envelope<DataOf<F>>,
  ports: WorkPorts,
  // biome-ignore lint/suspicious/noConfusingVoidType: a reaction that writes by itself returns nothing
) => Promise<readonly Op[] | undefined | void> | readonly Op[] | undefined

/**
 * Declares what to do about a fact. The function reads, decides and returns the writes; the consumer adds the inbox
 * mark and writes all in one transaction, so the effect takes place once however often the event comes.
 * Events come in any order: compare `event.rev` with what is stored, and use `get`, not `need`, for what may come later.
 *
 * `once: 'by-key'` leaves out the inbox mark (one write unit less) where the effect is idempotent by its own key:
 * when the first write says the row exists already, the effect has taken place. Not for a row that several facts
 * share: there the other fact may have made it.
 */
export const react =
  <F extends Fact>(fact: F, { once = 'inbox' }: { once?: 'inbox' | 'by-key' } = {}) =>
  (work: Work<F>): Reaction<F> => ({
    kind: 'reaction',
    fact,
    once,
    run: async (event, ports) => (await work(event as Envelope<DataOf<F>>, ports)) ?? [],
  })

/**
 * As `react`, for what costs less for many at once: all that the events of one batch ask of `work`, whatever their facts, it
 * is asked together; an event that makes that fail fails alone. `work` writes by itself, without an inbox mark.
 */
export const reactTogether = <A, F extends Fact>(
  fact: F,
  work: Together<A>,
  asks: (event: Envelope<DataOf<F>>) => A | undefined,
): Reaction<F> => ({
  kind: 'reaction',
  fact,
  once: 'by-key',
  run: async (event, ports) => {
    const asked = asks(event as Envelope<DataOf<F>>)
    if (asked !== undefined) await work([asked], ports)
    return []
  },
  together: { work: work as Together<unknown>, asks: asks as (event: Envelope) => unknown },
})
