import { openAccess } from '@wangge/access'
import { AreaNode, leafCategories, openCounty } from '@wangge/county'
import type { Actor } from '@wangge/ledger'
import { type Op, openTable, type Table } from '@wangge/table'
import type { SqliteDriver } from '@wangge/table/sqlite'
import type { Case } from '../../services/cases/case/domain/case.ts'
import { answer, check, rate } from '../../services/cases/case/domain/close.ts'
import { accept, dispatch, report, solve, start } from '../../services/cases/case/domain/handle.ts'
import type { Decision, Setting } from '../../services/cases/case/domain/order.ts'
import { record } from '../../services/cases/case/table/case.ts'
import { hashOf, numberOf } from '../../services/cases/case/work/number.ts'
import { settingOf } from '../../services/cases/case/work/setting.ts'
import { firstLeaves } from '../../services/cases/finding/table/kept-lines.ts'
import { OrderLeaf, orderLine, SearchLeaf } from '../../services/cases/finding/table/leaf.ts'
import { keepReadings } from '../../services/cases/finding/work/keep-readings.ts'
import { wordsLine } from '../../services/cases/finding/work/keep-words.ts'
import { type Random, randomFor } from './random.ts'

const places = ['村口', '老祠堂前', '小学门口', '东头水塘边', '卫生室旁', '三队晒谷场', '集市入口', '桥头']
const matters = [
  '路灯不亮',
  '下水道堵塞',
  '垃圾没人清运',
  '路面塌陷积水',
  '電線垂落',
  '井蓋丟失',
  '噪音擾民',
  '健身器材松动',
]
const ends = ['，老人孩子经过很不安全。', '，已经好几天了，请尽快办理。', '，請派人查看。', '，邻居们都有意见。', '！']
const hour = 3_600_000
const together = 100
const year = 365 * 24 * hour

type Command = (found: Case, setting: Setting) => Decision
interface Told {
  readonly decision: Decision
  readonly at: string
}

/** What becomes of a case, and after how long each time; a few stay where they are. */
const walkOf = (unitId: string, random: Random): [hours: number, Command][] => {
  const hand: Actor = { kind: 'member', memberId: 'M00001', role: 'grid-worker' }
  const checker: Actor = { kind: 'member', memberId: 'M00002', role: 'village-secretary' }
  const evidence = [{ kind: 'note' as const, text: '已办理，现场查看正常' }]
  const sent = random.next() < 0.6
  return [
    [random.int(1, 6), (found, setting) => accept(found, {}, hand, setting)],
    ...(sent
      ? ([
          [random.int(1, 12), (found, setting) => dispatch(found, { unitId }, checker, setting)],
          [random.int(1, 24), (found, setting) => start(found, {}, hand, setting)],
        ] satisfies [number, Command][])
      : []),
    [random.int(4, 200), (found, setting) => solve(found, { evidence }, hand, setting)],
    [random.int(2, 48), (found, setting) => check(found, { passed: true }, checker, setting)],
    [random.int(1, 24), (found, setting) => answer(found, { text: '已办理，感谢您的反映。' }, checker, setting)],
    ...(random.next() < 0.4
      ? ([[random.int(1, 72), (found, setting) => rate(found, { stars: random.int(2, 5) }, setting)]] satisfies [
          number,
          Command,
        ][])
      : []),
  ]
}

const ordersOf = { report: 'placed', accept: 'accepted', dispatch: 'dispatched', check: 'done', rate: 'rated' } as const

/** The rows of a case that came to where it is by these steps: the case once, as it is now, and every entry of its ledger. */
const rowsOf = (told: readonly Told[]): Op[] => {
  let head = ''
  const written = told.map(({ decision, at }, n) => {
    const { ops, events } = record(
      { ...decision, state: { ...decision.state, head } },
      { rev: n === 0 ? undefined : n, at, cause: `loaded-${decision.state.caseId}-${n}` },
    )
    head = events.at(-1)?.hash ?? head
    return ops
  })
  const [last] = written.at(-1) as [Op]
  const whole = last.write.kind === 'put' ? ({ ...last, write: { ...last.write, if: 'absent' } } as const) : last
  return [whole, ...written.flatMap((ops) => ops.slice(1))]
}

const gridsOf = async (table: Table, driver: SqliteDriver): Promise<AreaNode[]> => {
  const keys = driver.database.prepare("SELECT pk FROM rows WHERE e = 'area' ORDER BY pk").all() as { pk: string }[]
  const areas = await table.getMany(
    AreaNode,
    keys.map(({ pk }) => ({ areaId: pk.slice('county#area#'.length) })),
  )
  return areas.flatMap((area) => (area && area.kind !== 'area' ? area : []))
}

/**
 * Writes a year of cases into a county that nobody runs: the same rows that the API and the room's own queue write,
 * made by the room's own decisions, without the messages to people that each would have led to.
 */
export const writeCases = async (
  driver: SqliteDriver,
  {
    count,
    until,
    unitId,
    seed = 1,
    onProgress,
  }: { count: number; until: string; unitId: string; seed?: number; onProgress?: (written: number) => void },
): Promise<void> => {
  const table = openTable(driver)
  const clock = () => Date.parse(until)
  const [county, access] = [openCounty(table, clock), openAccess(table, clock)]
  const random = randomFor(String(seed), 'cases')
  const grids = await gridsOf(table, driver)
  const categories = leafCategories(await county.config())
  const settings = new Map<string, Promise<Setting>>()
  const settingAt = async (areaId: string, category: string, now: string): Promise<Setting> => {
    const known = settings.get(areaId) ?? settingOf({ county, access, now: until }, { areaId, category }, 'everybody')
    settings.set(areaId, known)
    return { ...(await known), now }
  }

  const lines: { entity: typeof SearchLeaf; listingAreaId: string; line: string }[] = []

  const one = async (n: number): Promise<void> => {
    const grid = random.pick(grids)
    const reported = Date.parse(until) - Math.floor(random.next() * year)
    const category = random.pick(categories)
    const caseId = numberOf(`loaded-${seed}-${n}`)
    const at = (ms: number) => new Date(ms).toISOString()
    const what = {
      caseId,
      areaId: grid.areaId,
      listingAreaId: await county.listingAreaOf(grid.areaId),
      category: category.code,
      class: category.class,
      description: `${random.pick(places)}${random.pick(matters)}${random.pick(ends)}`,
      source: 'worker' as const,
      recorderId: 'M00001',
      token: hashOf(caseId),
      ...(category.confidential && { confidential: 'category' as const }),
    }
    const actor: Actor = { kind: 'member', memberId: 'M00001', role: 'grid-worker' }
    const setting = await settingAt(grid.areaId, category.code, at(reported))
    const told: Told[] = [{ decision: report(what, actor, setting), at: setting.now }]
    let ms = reported
    const stays = random.next() < 0.03
    for (const [hours, command] of walkOf(unitId, random)) {
      ms += hours * hour
      if (ms >= Date.parse(until) || (stays && random.next() < 0.4)) break
      const last = told.at(-1) as Told
      told.push({ decision: command(last.decision.state, { ...setting, now: at(ms) }), at: at(ms) })
    }
    await table.write(rowsOf(told))
    const { listingAreaId, areaId } = what
    const words = await wordsLine({ ...what, reportedAt: at(reported) }, { county })
    lines.push({ entity: SearchLeaf, listingAreaId, line: words })
    for (const { decision, at } of told)
      for (const { command } of decision.entries) {
        const order = ordersOf[command as keyof typeof ordersOf]
        const confidential = category.confidential === true
        if (order)
          lines.push({
            entity: OrderLeaf,
            listingAreaId,
            line: orderLine({ caseId, order, areaId, at, confidential }),
          })
      }
  }
  for (let n = 0; n < count; n += together) {
    // those of one group share one sync to the disk
    await Promise.all(Array.from({ length: Math.min(together, count - n) }, (_, more) => one(n + more)))
    onProgress?.(Math.min(n + together, count))
  }
  for (const entity of [SearchLeaf, OrderLeaf]) {
    const own = lines.filter((line) => line.entity === entity)
    for (const [listingAreaId, some] of Map.groupBy(own, (line) => line.listingAreaId))
      await table.writeEach(
        firstLeaves(
          entity,
          listingAreaId,
          some.map(({ line }) => line),
        ),
      )
  }
  await keepReadings(table)
  // what these led to was long ago
  driver.database.exec('DELETE FROM outbox')
}
