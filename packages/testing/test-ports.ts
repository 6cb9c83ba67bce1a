import { openAccess, Rights, type Role } from '@wangge/access'
import { AreaNode, type CountyConfig, CountyConfigRow, defaultConfig, openCounty } from '@wangge/county'
import type { Outgoing } from '@wangge/events'
import { openTokens, type Ports } from '@wangge/http'
import { passingSigner } from '@wangge/http/key-file-signer'
import { type EventItem, eventOf, openTable, putNew, type Table } from '@wangge/table'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'
import { openVault } from '@wangge/vault'
import { type FixedClock, fixedClock, sequentialIds } from './fixed.ts'

/** What the ports of a test are made of. */
export interface TestPortsOptions {
  readonly clock?: FixedClock
  /** Settings in which the county differs from the default; phones of the test form are taken. */
  readonly config?: Partial<CountyConfig>
  /** Areas that exist. */
  readonly areas?: readonly AreaNode[]
  /** Roles that members hold, by member id. */
  readonly grants?: Readonly<Record<string, readonly { role: Role; areaId: string; unitId?: string }[]>>
}

/** Everything a handler, reaction or job gets, over SQLite in memory with a clock that stands. */
export interface TestPorts {
  /** Ports of this moment of the clock. */
  readonly ports: Ports
  readonly table: Table
  readonly driver: SqliteDriver
  readonly clock: FixedClock
  /** Facts told so far, oldest first. */
  facts(): EventItem[]
  /** Messages handed to the provider so far. */
  readonly sent: Outgoing[]
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** Opens the ports of one test. */
export const testPorts = async ({
  clock = fixedClock(),
  config = {},
  areas = [],
  grants = {},
}: TestPortsOptions = {}): Promise<TestPorts> => {
  const driver = openSqlite(':memory:')
  const table = openTable(driver, { clock: clock.ms })
  const standard = defaultConfig('152921', { 'zh-CN': '测试县', en: 'Test County' })
  const from = '2020-01-01T00:00:00.000Z'
  await table.write([putNew(CountyConfigRow, { ...standard, testPhones: true, ...config })])
  await table.writeEach([
    ...areas.map((area) => putNew(AreaNode, area)),
    ...Object.entries(grants).map(([memberId, held]) =>
      putNew(Rights, { memberId, active: true, grants: held.map((grant) => ({ ...grant, from })) }),
    ),
  ])
  const sent: Outgoing[] = []
  let secrets = 0
  const engine = {
    table,
    newId: sequentialIds(),
    secret: (bytes: number) => Buffer.alloc(bytes, ++secrets).toString('base64url'),
    vault: openVault(table, { countyKey: async () => Buffer.alloc(32, 7) }),
    county: openCounty(table, clock.ms),
    access: openAccess(table, clock.ms),
    tokens: openTokens({ signer: passingSigner(), county: 'test' }),
    log: quiet,
    send: async (message: Outgoing) => {
      sent.push(message)
      return { providerId: `provider-${sent.length}`, delivered: true }
    },
  }
  return {
    get ports() {
      return { ...engine, now: clock.now() }
    },
    table,
    driver,
    clock,
    facts: () => driver.unrelayed(1_000_000).flatMap(({ row }) => eventOf(row) ?? []),
    sent,
  }
}
