import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '@wangge/embedded'
import { generateCounty } from '../../scripts/county/generate.ts'
import { loadCounty } from '../../scripts/county/load.ts'
import { seedAdmin } from '../../scripts/county/seed-admin.ts'
import { type Engine, overHttp } from './engine.ts'
import { tokensFor } from './person.ts'
import type { Stage } from './walk.ts'

export interface TinyCounty extends AsyncDisposable {
  readonly engine: Engine
  readonly county: Stage['county']
  readonly baseUrl: string
}

/** A small embedded county, loaded through its own import routes; asked in this process, or over HTTP. */
export const tinyCounty = async ({
  over = 'process',
  clock,
}: {
  over?: 'process' | 'http'
  clock?: () => number
} = {}): Promise<TinyCounty> => {
  const dir = mkdtempSync(join(tmpdir(), 'wangge-tiny-'))
  const county = await generateCounty('tiny', dir)
  const embedded = await openEmbedded({ data: ':memory:', county: 'tiny', clock, checkAnswers: true, level: 'error' })
  await seedAdmin((room) => embedded.ports(room), county)
  const server = await embedded.listen(0)
  const baseUrl = `http://127.0.0.1:${server.port}`
  const engine: Engine = {
    send:
      over === 'http' ? overHttp(baseUrl) : (request) => embedded.api(request as Parameters<typeof embedded.api>[0]),
    now: async () => embedded.now(),
    moveTo: async (to) => void (await embedded.moveClock(to)),
    drain: () => embedded.drain(),
    mailbox: async (phone) => embedded.mailbox(phone),
  }
  const { accessToken } = await tokensFor(engine, county.admin.phone)
  const results = await loadCounty({ baseUrl, dir, token: accessToken })
  const refused = results.flatMap(({ kind, errors }) => errors.map((error) => ({ kind, ...error })))
  if (refused.length > 0) throw new Error(`the tiny county did not load: ${JSON.stringify(refused.slice(0, 5))}`)
  await embedded.drain()
  return {
    engine,
    county,
    baseUrl,
    async [Symbol.asyncDispose]() {
      const dead = embedded.deadLetters()
      await embedded.stop()
      rmSync(dir, { recursive: true })
      if (dead.length > 0) throw new Error(`dead letters: ${JSON.stringify(dead.slice(0, 3))}`)
    },
  }
}
