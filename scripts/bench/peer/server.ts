import postgres from 'postgres'
import { postgresFolder, startPostgres } from './postgres.ts'
import { schema } from './schema.ts'
import { openService } from './service.ts'

// The peer of P12 over HTTP in a process of its own; says on standard output where it is. Ends when its standard input
// does, and its database with it.
const folder = postgresFolder()
if (!folder) throw new Error('there is no PostgreSQL on this machine')
const database = await startPostgres(folder)
const sql = postgres(database.url, { max: 8, onnotice: () => {} })
await sql.unsafe(schema)

const village = '371329001001'
const accounts = {
  'grid-worker': { areaId: `${village}001`, token: 'grid-worker-0123456789abcdef' },
  'village-secretary': { areaId: village, token: 'village-secretary-0123456789' },
}
const sessions = new Map(Object.entries(accounts).map(([memberId, { areaId, token }]) => [token, { memberId, areaId }]))
const app = openService(sql, sessions)
const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
process.stdout.write(`${JSON.stringify({ port: Number(url.port), accounts })}\n`)

// asked how much of the processor it has used
process.on('message', () => process.send?.(process.cpuUsage()))
process.stdin.resume()
await new Promise((end) => process.stdin.once('end', end))
process.disconnect()
await app.close()
await sql.end()
await database.stop()
