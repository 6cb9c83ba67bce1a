import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../infra/bundle.ts'
import { readRooms } from '../../infra/rooms.ts'

describe('what is native code in a bundle', () => {
  it('K2 is the darkroom’s alone, for Lambda’s processor alone, with its licences', async () => {
    const into = mkdtempSync(join(tmpdir(), 'wangge-native-'))
    try {
      await bundle(await readRooms(), { into })
      const files = readdirSync(into, { recursive: true, encoding: 'utf8' })
      const native = files.filter((file) => /\.(node|so)(\.|$)/.test(file))
      expect(native).toEqual([
        expect.stringMatching(/^darkroom\/node_modules\/@img\/sharp-libvips-linux-arm64\/lib\/libvips/),
        expect.stringMatching(/^darkroom\/node_modules\/@img\/sharp-linux-arm64\/lib\/sharp-linux-arm64/),
      ])
      // the machine they are for, as ELF says: AArch64
      for (const file of native) expect(readFileSync(join(into, file)).readUInt16LE(18)).toBe(183)
      expect(files).toContain('darkroom/node_modules/sharp/LICENSE')
      expect(files).toContain('darkroom/node_modules/@img/sharp-libvips-linux-arm64/README.md')
      const modules = files.filter((file) => file.endsWith('index.mjs') && !file.includes('node_modules'))
      const asking = modules.filter((file) => /from\s?"sharp"/.test(readFileSync(join(into, file), 'utf8')))
      expect(asking).toEqual(['darkroom/index.mjs'])
    } finally {
      rmSync(into, { recursive: true })
    }
  })
})
