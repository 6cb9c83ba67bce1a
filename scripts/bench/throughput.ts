import { join } from 'node:path'
import type autocannon from 'autocannon'
import { besidePeer, type Followed } from './beside-peer.ts'
import type { Figure, Measured } from './figure.ts'
import { postgresFolder } from './peer/postgres.ts'
import { fire, type Served, serve } from './served.ts'
import { millisecondsOf } from './timing.ts'

const clients = [8, 1] as const
/** Those that are promised. */
const promised = 8
const rounds = 5
const seconds = 4
const warmUpSeconds = 3

interface Side {
  readonly served: Served
  /** Until nothing that was told waits any more. */
  settle(): Promise<unknown>
}

const bodyFor = (gridCode: string | undefined) =>
  JSON.stringify({
    gridCode,
    category: 'facility-lamp',
    description: '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。',
    source: 'worker',
  })

let serial = 0
const requestsTo = ({ accounts }: Served): Record<'create' | 'list', autocannon.Request> => {
  const bearer = (role: string) => ({ authorization: `Bearer ${accounts[role]?.token}` })
  return {
    create: {
      method: 'POST',
      path: '/v1/cases',
      body: bodyFor(accounts['grid-worker']?.areaId),
      headers: { ...bearer('grid-worker'), 'content-type': 'application/json' },
      setupRequest: (request) => ({
        ...request,
        headers: { ...request.headers, 'idempotency-key': `bench-0123456789-${++serial}` },
      }),
    },
    list: {
      method: 'GET',
      path: `/v1/cases?area=${accounts['village-secretary']?.areaId}`,
      headers: bearer('village-secretary'),
    },
  }
}

const fired = async ({ served, settle }: Side, what: 'create' | 'list', connections: number, duration = seconds) => {
  const run = await fire(served, requestsTo(served)[what], { connections, duration })
  return { ...run, afterSeconds: what === 'create' ? (await millisecondsOf(settle)) / 1000 : 0 }
}

/** Both sides in turn, round after round; each round begins with the other. */
const inTurn = async (sides: Record<'ours' | 'peers', Side>, what: 'create' | 'list', connections: number) => {
  const runs: Record<'ours' | 'peers', Followed[]> = { ours: [], peers: [] }
  for (let round = 0; round < rounds; round++)
    for (const side of round % 2 === 0 ? (['ours', 'peers'] as const) : (['peers', 'ours'] as const))
      runs[side].push(await fired(sides[side], what, connections))
  return runs
}

const nameOf = (what: 'create' | 'list', connections: number): string =>
  `${what === 'create' ? 'create a case' : 'list of 25 cases'}, ${connections} client${connections > 1 ? 's' : ''}`

/** P12: the embedded engine over HTTP beside a plain service; the clients in this process, each service in another. */
export const throughput = {
  id: 'P12',
  title: 'embedded engine over HTTP ÷ a plain Fastify + PostgreSQL service',
  async run(): Promise<Measured> {
    if (!postgresFolder()) {
      const missing = 'There is no PostgreSQL on this machine: NOTHING WAS MEASURED. Install it (Debian: postgresql).'
      console.error(`\nP12  ${missing}`)
      return { figures: [], notes: [missing] }
    }
    const own = await serve(join(import.meta.dirname, 'embedded-server.ts'))
    try {
      const peer = await serve(join(import.meta.dirname, 'peer', 'server.ts'))
      try {
        const drain = () => fetch(`${own.url}/dev/drain`, { method: 'POST' })
        const sides = { ours: { served: own, settle: drain }, peers: { served: peer, settle: async () => {} } }
        const figures: Figure[] = []
        for (const what of ['create', 'list'] as const) {
          for (const side of Object.values(sides)) await fired(side, what, promised, warmUpSeconds)
          for (const connections of clients)
            figures.push(
              besidePeer(
                nameOf(what, connections),
                await inTurn(sides, what, connections),
                connections === promised ? { least: 1 } : undefined,
              ),
            )
        }
        return {
          figures,
          notes: [
            'POST /v1/cases with an Idempotency-Key each, GET /v1/cases?area= of a village; relay, queues and consumers run in the county’s process.',
            'The peer has a pool of 8, prepared statements, fsync and synchronous_commit on; it tells nobody of its outbox.',
            'What follows the creates keeps up when it is done, after them, within the run’s own length (afterSeconds); else it is counted as well.',
          ],
        }
      } finally {
        await peer.stop()
      }
    } finally {
      await own.stop()
    }
  },
}
