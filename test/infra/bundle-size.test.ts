import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../infra/bundle.ts'
import { readRooms } from '../../infra/rooms.ts'
import { readResults } from '../../scripts/bench/results.ts'

/** What a function may grow by before somebody has to look at it and keep the new figure: `pnpm bench P4`. */
const growth = 1.02

describe('the weight of a function', () => {
  it('P4 is at most 2 % above what was kept last, for every function', async () => {
    const into = mkdtempSync(join(tmpdir(), 'wangge-bundles-'))
    try {
      const { bytes } = await bundle(await readRooms(), { into })
      const kept = new Map(readResults().P4?.figures.map(({ name, of }) => [name, of?.bytes ?? 0]))
      const grown = Object.entries(bytes).filter(([entry, now]) => now > (kept.get(entry) ?? 0) * growth)
      expect(grown).toEqual([])
    } finally {
      rmSync(into, { recursive: true })
    }
  })
})
