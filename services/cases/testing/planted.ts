import type { CaseRoom } from './a-case-room.ts'

/** A text that must be nowhere any more one day; numbered, so that what is left says where it came from. */
export const marker = (n: number): string => `秘密标记${n}号`
const markers = /秘密标记\d+号/g

/** Every row of the store as it lies there, without what waits to be told. */
export const everyRow = ({ driver }: CaseRoom): string =>
  JSON.stringify(driver.database.prepare('SELECT * FROM rows').all())

/** The markers that are still somewhere, each once. */
export const markersIn = (text: string): string[] => [...new Set(text.match(markers))].sort()
