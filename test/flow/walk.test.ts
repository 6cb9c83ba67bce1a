import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layFolder } from '../../scripts/upgrade/folder.ts'
import { aCounty } from '../county/a-county.ts'
import { inProcess } from './embedded-engine.ts'
import { runningCounty } from './running-county.ts'
import { walk } from './walk.ts'

const started = Date.now()
const clockFrom = (instant: string) => () => Date.parse(instant) + Date.now() - started

describe('the walk on the embedded engine', () => {
  it.each([
    // a Sunday morning in Shanghai, and the last night of a month, when texts wait
    ['in one process', '2026-11-08T02:00:00.000Z'],
    ['over HTTP', '2026-11-30T15:30:00.000Z'],
  ] as const)(
    'C3 C5 C10 C14 C16 C17 C18 C19 C20 C21 C22 C23 E2 E4 G5 H1 I1 I3 I5 K2 L1 L4 L5 L6 is played from sign-in to review, %s',
    async (how, from) => {
      const data = mkdtempSync(join(tmpdir(), 'wangge-walk-'))
      {
        await using county = await aCounty({ clock: clockFrom(from), data })
        const engine = how === 'over HTTP' ? runningCounty(county.baseUrl) : inProcess(county.embedded, county.baseUrl)
        await walk(engine, county.file, (line) => process.env.TELL && console.log(line))
        expect(county.embedded.deadLetters()).toEqual([])
      }
      // every row is as its entity lays it, and as its schema says
      const laid = await layFolder(data, { checkOnly: true })
      expect(laid.length).toBeGreaterThan(20)
      expect(laid.filter(({ changed, refused }) => changed + refused > 0)).toEqual([])
      rmSync(data, { recursive: true })
    },
  )
})
