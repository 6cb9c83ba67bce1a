import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Conflict, defineMark, type MarkEntity, marked, type Op, type Table, withWrite } from '@wangge/table'
import { decrypt, encrypt } from '@wangge/vault/cipher'
import { type Call, sameBody } from './call.ts'
import { areHits } from './limits.ts'
import type { Ports } from './ports.ts'

/**
 * Where it is proved that a request under an Idempotency-Key was done.
 *
 * `mark`: in a row of its own, written in one transaction with what the handler writes, with the answer. A handler that
 * says nothing has this, and need not know of it.
 *
 * `event`: in an event that the handler makes with `cause: request.cause`. The handler finds it with `madeBefore` in the
 * ledger that it reads anyway, and answers from it.
 *
 * `row`: in what it is about, under an id that the request itself names; done again, it is found done.
 */
export type Proof = 'mark' | 'event' | 'row'

/** Whose marks: a room, by its name, and whether it has a vault to seal answers with. */
export interface Marks {
  readonly room: string
  readonly sealed: boolean
}

const mostTries = 5

const entities = new Map<string, MarkEntity>()
const entityOf = (room: string): MarkEntity => {
  const entity = entities.get(room) ?? defineMark(room)
  entities.set(room, entity)
  return entity
}

/**
 * Packs answers, and seals them where there may be something to seal: under the county's key and the caller's
 * Idempotency-Key together, of which the latter lies nowhere.
 */
const packing = (markId: string, { idempotencyKey }: Call, { vault }: Ports, { sealed }: Marks) => {
  const keyed = async () => {
    const hash = await vault.blindIndex('note', `mark\n${markId}\n${idempotencyKey}`)
    return createHash('sha256').update(hash).digest()
  }
  return {
    async pack(answer: unknown): Promise<string> {
      const text = deflateRawSync(JSON.stringify(answer === undefined ? [] : [answer]))
      return sealed ? encrypt(await keyed(), text, markId) : text.toString('base64url')
    },
    async unpack(packed: string): Promise<unknown> {
      const text = sealed ? decrypt(await keyed(), packed, markId) : Buffer.from(packed, 'base64url')
      return (JSON.parse(inflateRawSync(text).toString()) as unknown[])[0]
    },
  }
}

/** Ports whose table holds the one write until there is an answer to go with it, and what is to happen after that. */
const holding = ({ table, access, ...ports }: Ports) => {
  let held: readonly Op[] | undefined
  const afterwards: (() => void)[] = []
  const write: Table['write'] = async (ops) => {
    // an attempt counts whatever becomes of it
    if (areHits(ops)) return table.write(ops)
    if (held) throw new Error('two writes under one Idempotency-Key: put them into one transaction')
    held = ops
  }
  const forget = (memberId: string) => {
    afterwards.push(() => access.forget(memberId))
  }
  return {
    ports: { ...ports, table: withWrite(table, write), access: { ...access, forget } },
    ops: () => held ?? [],
    written: () => {
      for (const work of afterwards) work()
    },
  }
}

/**
 * Does something once for an Idempotency-Key: a repeat by the same caller on the same route gets the first answer,
 * another body under the key is 422, and without a key it is simply done. `work` gets a table that holds its one write
 * until `work` has answered; then write, mark and answer go into one transaction, and whoever loses a race does it
 * again from the start. What `work` writes each on its own must be harmless to repeat: the mark follows it. What it
 * throws leaves no mark.
 */
export const once = async <A>(
  request: Call,
  ports: Ports,
  marks: Marks,
  work: (ports: Ports) => Promise<A>,
): Promise<A> => {
  if (request.idempotencyKey === undefined) return work(ports)
  const markId = request.derivedId('mark')
  const entity = entityOf(marks.room)
  const { pack, unpack } = packing(markId, request, ports, marks)
  const before = async (): Promise<{ answer: A } | undefined> => {
    const found = await ports.table.get(entity, { markId })
    if (found) sameBody(found.said, request)
    return found && { answer: (await unpack(found.answer)) as A }
  }
  const attempt = async (): Promise<A> => {
    const held = holding(ports)
    const answer = await work(held.ports)
    const mark = marked(entity, { markId, said: request.bodyHash, answer: await pack(answer) })
    await ports.table.write([...held.ops(), mark])
    held.written()
    return answer
  }
  for (let tries = 1; ; tries++) {
    const first = await before()
    if (first) return first.answer
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof Conflict && tries < mostTries) continue
      // what is refused now may have been done by its own twin since
      const twin = await before()
      if (twin) return twin.answer
      throw error
    }
  }
}

/** Watches whether what a request writes proves it: for tests, where a route that only says so is to fail. */
export const watching = ({ table, ...ports }: Ports, { cause }: Call) => {
  const seen = { writes: false, proof: false }
  const write: Table['write'] = async (ops) => {
    await table.write(ops)
    seen.writes ||= ops.length > 0 && !areHits(ops)
    seen.proof ||= ops.some(({ write: one }) => 'row' in one && one.row.ev?.cause === cause)
  }
  return { ports: { ...ports, table: withWrite(table, write) }, isProved: () => seen.proof || !seen.writes }
}
