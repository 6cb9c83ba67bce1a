import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '@wangge/embedded'
import { generateCounty } from '../county/generate.ts'
import { loadCounty } from '../county/load.ts'
import { seedAdmin } from '../county/seed-admin.ts'

// A county over HTTP in a process of its own, loaded, with cases to list; says on standard output where it is. Ends when
// its standard input does.
const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
const files = join(folder, 'files')
const file = await generateCounty('farm', files)
const embedded = await openEmbedded({ data: join(folder, 'data'), county: 'bench', level: 'error' })
await seedAdmin((room) => embedded.ports(room), file)
const { port } = await embedded.listen(0)
const { tokens } = embedded.ports('members')
const tokenOf = async (memberId: string) =>
  (await tokens.issue({ memberId, sessionId: 'bench' }, embedded.now())).accessToken
const results = await loadCounty({
  baseUrl: `http://127.0.0.1:${port}`,
  dir: files,
  token: await tokenOf(file.admin.memberRef),
  dryRunFirst: false,
})
const [fault] = results.flatMap(({ errors }) => errors)
if (fault) throw new Error(`the county did not load: ${JSON.stringify(fault)}`)
await embedded.drain()

const accounts: Record<string, { areaId: string; token: string }> = {}
for (const { role, memberRef, areaCode } of file.demo)
  accounts[role] = { areaId: areaCode, token: await tokenOf(memberRef) }
process.stdout.write(`${JSON.stringify({ port, accounts })}\n`)

// asked how much of the processor it has used
process.on('message', () => process.send?.(process.cpuUsage()))
process.stdin.resume()
await new Promise((end) => process.stdin.once('end', end))
process.disconnect()
await embedded.stop()
rmSync(folder, { recursive: true })
