import { randomBytes } from 'node:crypto'
import { Conflict, defineEntity, putNew, type Table } from '@wangge/table'
import * as z from 'zod'

/**
 * The secret that signs cursors, one for all rooms. It lies in the table as it is: a cursor only says where in a list
 * to go on, and the list itself is authorised anew for every page.
 */
export const CursorKey = defineEntity('county', 'cursor-key', {
  schema: z.object({ secret: z.string() }),
  key: (_: Record<never, never>) => ['keys', 'cursor'],
  brief: [],
})

/** Reads the cursor key, or makes it on first use; remembered for the life of the process. */
export const cursorKeyIn = (table: Pick<Table, 'get' | 'need' | 'write'>): (() => Promise<Uint8Array>) => {
  const make = async (): Promise<string> => {
    const secret = randomBytes(32).toString('base64url')
    try {
      await table.write([putNew(CursorKey, { secret })])
      return secret
    } catch (error) {
      // another function was first
      if (!(error instanceof Conflict)) throw error
      return (await table.need(CursorKey, {})).secret
    }
  }
  let kept: Promise<Uint8Array> | undefined
  return () => {
    kept ??= (async () => Buffer.from((await table.get(CursorKey, {}))?.secret ?? (await make()), 'base64url'))()
    kept.catch(() => {
      kept = undefined
    })
    return kept
  }
}
