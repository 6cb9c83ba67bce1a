import type { Envelope } from '@wangge/contract'
import { Conflict, defineEntity, seen } from '@wangge/table'
import * as z from 'zod'
import type { WorkPorts } from './ports.ts'
import type { Reaction } from './react.ts'

const attempts = 5
const pause = (attempt: number): Promise<void> =>
  new Promise((wake) => setTimeout(wake, Math.random() * 5 * 2 ** attempt))

/** The inbox mark that `seen` writes, to be read. */
const markOf = (room: string) =>
  defineEntity(room, 'seen', {
    schema: z.object({ eventId: z.string() }),
    key: ({ eventId }: { eventId: string }) => [`inbox#${eventId}`, 'seen'],
  })

/** Was the first write refused because its row is there? It is the mark: the effect took place before. */
const isDone = (error: unknown): boolean => error instanceof Conflict && error.op === 0 && error.reason === 'exists'

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
      await ports.table.write(byInbox && ops.length > 0 ? [seen(room, event.id), ...ops] : ops)
      return
    } catch (error) {
      if (isDone(error)) return
      // a duplicate may be refused by what the first one changed: the mark tells
      if (byInbox && (await ports.table.get(markOf(room), { eventId: event.id }))) return
      if (!(error instanceof Conflict) || attempt === attempts) throw error
      await pause(attempt)
    }
  }
}
