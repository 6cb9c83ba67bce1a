import { readings } from '@wangge/folding/readings'
import { Conflict, put, type Table } from '@wangge/table'
import { ReadingsRow } from '../table/readings.ts'

/** Writes down how characters are read, once for every version of the table of it; whether it had to. */
export const keepReadings = async (table: Table): Promise<boolean> => {
  const { version, byLetter } = readings()
  const [[first] = []] = byLetter
  if (first === undefined) return false
  const kept = await table.get(ReadingsRow, { letter: first })
  if (kept?.version === version) return false
  const letters = [...byLetter.keys()]
  const old = await table.getMany(
    ReadingsRow,
    letters.map((letter) => ({ letter })),
  )
  const rows = [...byLetter].map(([letter, some], at) => {
    const rev = old[at]?.rev
    return put(ReadingsRow, { letter, readings: some, version, ...(rev !== undefined && { rev }) })
  })
  try {
    await table.write(rows)
  } catch (error) {
    // another was faster: the same is written there
    if (!(error instanceof Conflict)) throw error
  }
  return true
}
