import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, type EmbeddedOptions, openEmbedded } from '@wangge/embedded'
import { generateCounty } from '../../scripts/county/generate.ts'
import { loadCounty } from '../../scripts/county/load.ts'
import { seedAdmin } from '../../scripts/county/seed-admin.ts'
import { signIn } from '../../scripts/county/sign-in.ts'
import type { SizeName } from '../../scripts/county/sizes.ts'
import type { CountyFile, DemoAccount } from '../../scripts/county/summary.ts'

/** A whole county, its people and their households loaded through its own import routes. */
export interface ACounty extends AsyncDisposable {
  readonly embedded: Embedded
  readonly file: CountyFile
  readonly baseUrl: string
  /** Somebody who holds the role, around the first grid. */
  account(role: string): DemoAccount
  /** Their access token, by phone and code. */
  tokenOf(role: string): Promise<string>
}

/** Opens the tiny county (two villages, four grids, twelve households) in memory, or another where told. */
export const aCounty = async ({
  size = 'tiny',
  data = ':memory:',
  ...options
}: Partial<EmbeddedOptions> & { size?: SizeName } = {}): Promise<ACounty> => {
  const files = mkdtempSync(join(tmpdir(), 'wangge-files-'))
  const file = await generateCounty(size, files)
  const embedded = await openEmbedded({ data, county: size, checkAnswers: true, level: 'error', ...options })
  await seedAdmin((room) => embedded.ports(room), file)
  const { port } = await embedded.listen(0)
  const baseUrl = `http://127.0.0.1:${port}`
  const token = await signIn(baseUrl, file.admin.phone)
  const results = await loadCounty({ baseUrl, dir: files, token, dryRunFirst: false })
  rmSync(files, { recursive: true })
  const refused = results.flatMap(({ kind, errors }) => errors.map((error) => ({ kind, ...error })))
  if (refused.length > 0) throw new Error(`the county did not load: ${JSON.stringify(refused.slice(0, 5))}`)
  await embedded.drain()
  const account = (role: string): DemoAccount => {
    const found = file.demo.find((one) => one.role === role)
    if (!found) throw new Error(`nobody is ${role} here`)
    return found
  }
  return {
    embedded,
    file,
    baseUrl,
    account,
    tokenOf: async (role) => (await signIn(baseUrl, account(role).phone))(false),
    [Symbol.asyncDispose]: embedded.stop,
  }
}
