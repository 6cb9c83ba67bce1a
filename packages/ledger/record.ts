import type { Text } from '@wangge/problem'
import {
  type Entity,
  type EventItem,
  type KeyOf,
  type Op,
  occurAsTold,
  put,
  type Stored,
  type Table,
} from '@wangge/table'
import type { CommandOf, DecisionOf, EntryOf, Facts, Made } from './steps.ts'

/** A kind of thing that keeps a ledger: its row, and what each of its commands makes. */
export interface Ledgered<E extends Entity, M extends Facts> {
  readonly entity: E
  /** What it is called, in problems. */
  readonly name: Text
  /** Partition of one of them, without the room's prefix. */
  readonly partition: (key: KeyOf<E>) => string
  /** Its id: the subject of its facts. */
  readonly subject: (key: KeyOf<E>) => string
  /** The fact that a command makes. */
  readonly orders: { readonly [C in CommandOf<M>]: { readonly makes: M[C] } }
}

/** Type of the fact that a command makes. */
export const typeIn = ({ makes }: { readonly makes: Made }): string => makes.type

/** The thing at its next revision and the ledger's entries for it, chained to the ones before: one transaction. */
export const recordIn = <E extends Entity, M extends Facts>(
  { entity, partition, subject, orders }: Ledgered<E, M>,
  { state, entries }: DecisionOf<KeyOf<E> & { head: string }, M>,
  { rev, at, cause }: { rev: number | undefined; at: string; cause: string },
): { ops: Op[]; events: EventItem[] } => {
  let prev = state.head
  const tell = <C extends CommandOf<M>>({ command, actor, note, data }: EntryOf<M, C>, n: number) => {
    const op = occurAsTold<M[C]>({
      prefix: entity.prefix,
      aggregate: partition(state),
      rev: (rev ?? 0) + 1,
      n,
      fact: orders[command].makes,
      subject: subject(state),
      data,
      at,
      cause,
      actor: actor.memberId ?? actor.kind,
      role: actor.role,
      note,
      prev,
    })
    prev = op.event.hash as string
    return op
  }
  const told = entries.map((entry, n) => tell(entry, n))
  const row = { ...state, head: prev, rev } as unknown as Stored<E>
  return { ops: [put(entity, row), ...told], events: told.map(({ event }) => event) }
}

/** Every entry of one's ledger, in order. */
export const ledgerIn = <E extends Entity, M extends Facts>(
  table: Table,
  { entity, partition }: Ledgered<E, M>,
  key: KeyOf<E>,
): Promise<EventItem[]> => table.timeline(entity.prefix, partition(key))

/** Which command an event came of. */
export const commandIn = <M extends Facts>(
  { orders }: Pick<Ledgered<Entity, M>, 'orders'>,
  { type }: Pick<EventItem, 'type'>,
): CommandOf<M> =>
  (Object.keys(orders) as CommandOf<M>[]).find((command) => typeIn(orders[command]) === type) as CommandOf<M>
