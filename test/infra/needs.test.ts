import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Need } from '@wangge/contract'
import { readRooms, root } from '../../infra/rooms.ts'

/** Words in a room's code that need a right of its functions; what the embedded engine would give unasked. */
const signs: Partial<Record<Need, RegExp>> = {
  vault: /\bvault\b/,
  sign: /\btokens\.issue\b|\btokens\b[^.]*\bissue\b/,
  send: /\bsend\s*[(},]/,
  files: /\bfilesIn\b|@wangge\/files\b/,
}

const rooms = await readRooms()

describe('what a room needs', () => {
  it.each(rooms.map((room) => [room.name, room] as const))('%s asks for in its manifest', (name, { needs }) => {
    const folder = join(root, 'services', name)
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) =>
          file.endsWith('.ts') && !/\.test\.ts$|(^|\/)(domain|testing)(\/|\.ts$)|manifest\.ts$|node_modules/.test(file),
      )
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
    for (const [need, sign] of Object.entries(signs)) if (sign.test(code)) expect(needs).toContain(need)
  })
})
