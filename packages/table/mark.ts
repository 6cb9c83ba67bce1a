import * as z from 'zod'
import { defineEntity, type Item } from './entity.ts'
import { type Op, putNew } from './ops.ts'

/** Days that a mark is kept: as long as a phone may be offline with what it has yet to repeat. */
export const markDays = 30

/** Idempotency marks of one room: that a request was done, by the hash of what it said, and what it was answered. */
export const defineMark = (prefix: string) =>
  defineEntity(prefix, 'mark', {
    schema: z.object({ markId: z.string(), said: z.string(), answer: z.string() }),
    key: ({ markId }: { markId: string }) => [`mark#${markId}`, 'mark'],
  })
export type MarkEntity = ReturnType<typeof defineMark>

/** Idempotency mark: makes a second write for one request fail with `Conflict` `exists`, until its time is up. */
export const marked = (entity: MarkEntity, mark: Item<MarkEntity>): Op => ({
  ...putNew(entity, mark),
  keepDays: markDays,
})
