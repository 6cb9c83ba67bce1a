import type { Envelope } from '@wangge/contract'
import { Conflict, isSeen, seen } from '@wangge/table'
import type { WorkPorts } from './ports.ts'
import type { Reaction } from './react.ts'

const attempts = 5

/** Did the write fail because the effect took place before? The first write is the mark. */
const isDone = (error: unknown): boolean => error instanceof Conflict && error.index === 0 && error.why === 'exists'

/**
 * Runs a reaction and writes its effect with the inbox mark in one transaction. A duplicate is a success that changes
 * nothing; a row that somebody changed in between is read and decided again.
 */
export const takeEffect = async (
  room: string,
  reaction: Reaction,
  event: Envelope,
  ports: WorkPorts,
): Promise<void> => {
  const byInbox = reaction.once === 'inbox'
  for (let attempt = 1; ; attempt++) {
    try {
      const ops = await reaction.run(event, ports)
      if (ops.length > 0) await ports.table.write(byInbox ? [seen(room, event.id), ...ops] : [...ops])
      return
    } catch (error) {
      if (isDone(error)) return
      // a duplicate may be refused by what the first one changed: the mark tells
      if (byInbox && (await isSeen(ports.table, room, event.id))) return
      if (!(error instanceof Conflict) || attempt === attempts) throw error
    }
  }
}
