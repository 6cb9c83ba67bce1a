import { defineEntity, type Op, put, type Table } from '@wangge/table'
import * as z from 'zod'

/**
 * That somebody entered a code which was sent to a number: it is theirs. The number is known by its blind index alone.
 * Written where codes are entered, read where texts are sent.
 */
export const ProvenRow = defineEntity('subject', 'proven', {
  schema: z.object({ number: z.string(), until: z.int() }),
  key: ({ number }: { number: string }) => [`proven#${number}`, 'proven'],
  brief: [],
  ttl: ({ until }) => until,
})

const day = 86_400

/** The write that keeps it; none while half of its time is still to come. */
export const proving = async (
  number: string,
  days: number,
  { table, now }: { readonly table: Pick<Table, 'get'>; readonly now: string },
): Promise<Op[]> => {
  const seconds = Math.floor(Date.parse(now) / 1000)
  const found = await table.get(ProvenRow, { number })
  if (found && found.until - seconds > (days * day) / 2) return []
  return [put(ProvenRow, { ...found, number, until: seconds + days * day })]
}
