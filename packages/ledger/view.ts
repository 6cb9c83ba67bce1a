import type { Language } from '@wangge/problem'
import type { Entity, EventItem, KeyOf, Stored, Table } from '@wangge/table'
import { brokenAt } from './proof.ts'
import { commandIn, type Ledgered, ledgerIn } from './record.ts'
import type { ThingLedger } from './shapes.ts'
import type { CommandOf, Facts, States } from './steps.ts'

const kinds = ['resident', 'timer'] as const

/** Who an entry is of. */
export const whoDid = ({ actor }: EventItem): ThingLedger['entries'][number]['actor'] => {
  const kind = kinds.find((one) => one === actor)
  return kind ? { kind } : { kind: 'member', memberId: actor }
}

interface Said<S> {
  readonly step: S
  readonly from?: S
  readonly capturedAt?: string
  readonly correctedAt?: string
}

/** The ledger of anything that has a state table, line by line. */
export const thingLedger = async <E extends Entity, S extends string, M extends Facts>(
  kept: Ledgered<E, M>,
  { orders }: Pick<States<S, CommandOf<M>>, 'orders'>,
  found: Stored<E> & { head: string },
  { table, language }: { table: Table; language: Language },
): Promise<ThingLedger> => {
  const key = found as unknown as KeyOf<E>
  // one that was written since is in nobody's hash yet, and would look like one put in
  const events = (await ledgerIn(table, kept, key)).filter(({ rev }) => rev <= found.rev)
  const broken = brokenAt(events, found.head, (event) => commandIn(kept, event))
  const entries = events.map((event) => {
    const { step, from, capturedAt, correctedAt, ...facts } = event.data as unknown as Said<S>
    const command = commandIn(kept, event)
    const { rev, at, role, note, hash = '' } = event
    const title = orders[command].title[language]
    const when = { at, capturedAt, correctedAt }
    return { rev, command, title, ...when, actor: whoDid(event), role, from, to: step, note, facts, hash }
  })
  return { id: kept.subject(key), verified: broken === undefined, brokenAt: broken || undefined, entries }
}
