import type { Fact } from '@wangge/contract'
import type { Text } from '@wangge/problem'
import { type Entity, type EventItem, type KeyOf, type Op, occur, put, type Stored, type Table } from '@wangge/table'
import * as contract from '../contract.ts'
import type { DecisionOf } from '../domain/states.ts'

/** A kind of thing that keeps a ledger: its row, and what each of its commands makes. */
export interface Ledgered<E extends Entity, C extends string> {
  readonly entity: E
  /** What it is called, in problems. */
  readonly name: Text
  /** Partition of one of them, without the room's prefix. */
  readonly partition: (key: KeyOf<E>) => string
  /** Its id: the subject of its facts. */
  readonly subject: (key: KeyOf<E>) => string
  /** The fact that a command makes, `cases.<makes>.v1`. */
  readonly orders: Readonly<Record<C, { readonly makes: string }>>
}

const facts = Object.values(contract).filter((one): one is Fact & typeof one => 'kind' in one && one.kind === 'event')
const factOf: ReadonlyMap<string, Fact> = new Map(facts.map((fact) => [fact.type, fact]))

/** Type of the fact that a command makes. */
export const typeIn = ({ makes }: { readonly makes: string }): string => `cases.${makes}.v1`

/** The thing at its next revision and the ledger's entries for it, chained to the ones before: one transaction. */
export const recordIn = <E extends Entity, C extends string>(
  { entity, partition, subject, orders }: Ledgered<E, C>,
  { state, entries }: DecisionOf<KeyOf<E> & { head: string }, C>,
  { rev, at, cause }: { rev: number | undefined; at: string; cause: string },
): { ops: Op[]; events: EventItem[] } => {
  let prev = state.head
  const told = entries.map(({ command, actor, note, data }, n) => {
    const op = occur({
      prefix: entity.prefix,
      aggregate: partition(state),
      rev: (rev ?? 0) + 1,
      n,
      fact: factOf.get(typeIn(orders[command])) as Fact,
      subject: subject(state),
      data: data as never,
      at,
      cause,
      actor: actor.memberId ?? actor.kind,
      role: actor.role,
      note,
      prev,
    })
    prev = op.event.hash as string
    return op
  })
  const row = { ...state, head: prev, rev } as unknown as Stored<E>
  return { ops: [put(entity, row), ...told], events: told.map(({ event }) => event) }
}

/** Every entry of one's ledger, in order. */
export const ledgerIn = <E extends Entity, C extends string>(
  table: Table,
  { entity, partition }: Ledgered<E, C>,
  key: KeyOf<E>,
): Promise<EventItem[]> => table.timeline(entity.prefix, partition(key))

/** Which command an event came of. */
export const commandIn = <C extends string>(
  { orders }: Pick<Ledgered<Entity, C>, 'orders'>,
  { type }: Pick<EventItem, 'type'>,
): C => (Object.keys(orders) as C[]).find((command) => typeIn(orders[command]) === type) as C
