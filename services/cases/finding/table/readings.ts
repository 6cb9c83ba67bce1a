import { type Readings, readingsIn } from '@wangge/folding/reader'
import { defineEntity, type Table } from '@wangge/table'
import * as z from 'zod'

/** How characters are read: rows, because the functions that search would each be larger by all of them. */
export const ReadingsRow = defineEntity('cases', 'readings', {
  schema: z.object({
    /** What their syllables begin with. */
    letter: z.string(),
    /** `lu路陆录… lv绿率…` */
    readings: z.string(),
    /** Of all rows together: they are written at once. */
    version: z.string(),
  }),
  key: ({ letter }: { letter: string }) => ['readings', letter],
})

/** How characters are read whose syllables begin with these letters; of those nobody wrote down yet, nothing. */
export const readingsOf = async (table: Table, letters: readonly string[]): Promise<Readings> => {
  const rows = await table.getMany(
    ReadingsRow,
    letters.map((letter) => ({ letter })),
  )
  return readingsIn(rows.flatMap((row) => row?.readings ?? []))
}
