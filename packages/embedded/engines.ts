import { randomBytes } from 'node:crypto'
import { type Access, openAccess } from '@wangge/access'
import type { Service } from '@wangge/contract'
import { type County, openCounty } from '@wangge/county'
import type { Files } from '@wangge/files/port'
import type { Engine, Signer, Tokens } from '@wangge/http'
import { openTokens } from '@wangge/http'
import { cursorKeyIn } from '@wangge/http/cursor-key'
import { type Driver, openTable, type Table } from '@wangge/table'
import type { Log } from '@wangge/telemetry'
import { type Keys, openVault } from '@wangge/vault'
import { monotonicFactory } from 'ulidx'
import type { CountyClock } from './clock.ts'
import { developApart } from './darkroom.ts'
import { guarded } from './guard.ts'
import type { Mailbox } from './mailbox.ts'
import { type Pace, paced } from './pace.ts'

/** What all rooms of one process have in common. */
export interface Premises {
  /** For requests. */
  readonly front: Driver
  /** For reactions and jobs. */
  readonly back: Driver
  readonly clock: CountyClock
  readonly pace: Pace
  readonly mailbox: Mailbox
  readonly keys: Keys
  readonly signer: Signer
  readonly files: Files
  readonly county: string
  readonly log: Log
  readonly checkAnswers: boolean
  readonly newId?: () => string
  readonly secret?: (bytes: number) => string
}

/** A room's engines: for requests, and for the work behind the counter. */
export interface RoomEngines {
  readonly front: Engine
  readonly back: Engine
}

// 32 bits of chance a call, taken from a pool: one random call per character is what made ulids slow
const chance = () => {
  const pool = new Uint32Array(1024)
  let left = 0
  return (): number => {
    if (left === 0) {
      crypto.getRandomValues(pool)
      left = pool.length
    }
    return (pool[--left] as number) / 2 ** 32
  }
}

/** Opens engines over one store; configuration and rights are cached once for all rooms. */
export const openEngines = ({
  front,
  back,
  clock,
  pace,
  mailbox,
  keys,
  signer,
  files,
  county: code,
  log,
  checkAnswers,
  ...own
}: Premises) => {
  const whole = openTable(front, { clock: clock.ms })
  const county: County = openCounty(whole, clock.ms)
  const access: Access = openAccess(whole, clock.ms)
  const tokens: Tokens = openTokens({ signer, county: code })
  const cursorKey = cursorKeyIn(whole)
  const ulid = monotonicFactory(chance())
  const newId = own.newId ?? (() => ulid(clock.ms()))
  const secret = own.secret ?? ((bytes: number) => randomBytes(bytes).toString('base64url'))

  const engineOver = (table: Table, { name, needs }: Service): Engine => ({
    table,
    county,
    access,
    tokens,
    cursorKey,
    newId,
    secret,
    checkAnswers,
    vault: openVault(table, keys),
    log: log.with({ room: name }),
    clock: clock.now,
    ...(needs.includes('send') && { send: mailbox.send }),
    ...(needs.includes('files') && { files, develop: developApart }),
  })
  const enginesOf = (manifest: Service): RoomEngines => {
    const open = (driver: Driver) => engineOver(openTable(guarded(driver, manifest), { clock: clock.ms }), manifest)
    return { front: open(front), back: open(paced(back, pace)) }
  }
  return { enginesOf, county }
}
