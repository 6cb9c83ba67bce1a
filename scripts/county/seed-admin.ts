import { AreaNode, CountyConfig, CountyConfigRow, CountyConfigVersion, defaultConfig } from '@wangge/county'
import type { WorkPorts } from '@wangge/events'
import { occur, putNew } from '@wangge/table'
import { localDate } from '@wangge/time'
import { areaOpened } from '../../services/grids/contract.ts'
import { readRegister, register } from '../../services/members/member/work/register.ts'
import { appoint, readRoster } from '../../services/members/post/work.ts'

/** What a room's rows are written with; on every engine. */
export type SeedPorts = Pick<WorkPorts, 'table' | 'county' | 'vault' | 'now'>

/** A county before its first load, as `county.json` or a deployment names it. */
export interface Beginning {
  /** Settings in which the county differs from the default. */
  readonly config: Pick<CountyConfig, 'code' | 'name'> & Partial<CountyConfig>
  readonly admin: { readonly memberRef: string; readonly name: string; readonly phone: string; readonly from?: string }
}

const cause = 'setup'

const configure = async ({ table, county }: SeedPorts, { config }: Beginning): Promise<boolean> => {
  if (await table.get(CountyConfigRow, {})) return false
  const first = CountyConfig.parse({ ...defaultConfig(config.code, config.name), ...config, version: 1 })
  await table.write([putNew(CountyConfigRow, first), putNew(CountyConfigVersion, first)])
  county.invalidate()
  return true
}

const openRoot = async ({ table, county, now }: SeedPorts, { config }: Beginning): Promise<boolean> => {
  const areaId = config.code
  if (await table.get(AreaNode, { areaId })) return false
  const { levels, zone, name } = await county.config()
  const level = levels[0]?.level as string
  const about = { areaId, level, kind: 'area' as const }
  const from = localDate(now, zone)
  const root: AreaNode = { ...about, path: [areaId], name: name['zh-CN'], code: areaId, from }
  const told = { prefix: 'grids', aggregate: `area#${areaId}`, rev: 1, subject: areaId, at: now, cause }
  await table.write([putNew(AreaNode, root), occur({ ...told, fact: areaOpened, data: about })])
  county.invalidate()
  return true
}

const appointAdmin = async (ports: SeedPorts, { config, admin }: Beginning): Promise<boolean> => {
  const { memberRef: ref, name, phone } = admin
  const from = admin.from ?? localDate(ports.now, (await ports.county.config()).zone)
  const act = { now: ports.now, cause }
  const person = { ref, name, phone, areaCode: config.code, language: 'zh-CN' } as const
  const post = { memberId: ref, role: 'county-admin', areaId: config.code, from } as const
  const decisions = [
    async () => register(await readRegister(ports, [person]), person, act, ports),
    async () => appoint(await readRoster(ports, [post]), post, act),
  ]
  let written = false
  for (const decide of decisions) {
    const verdict = await decide()
    if (verdict.outcome === 'refused') {
      throw new Error(`the administrator: ${verdict.faults.map(({ path, what }) => `${path}: ${what.en}`).join('; ')}`)
    }
    if (!('ops' in verdict)) continue
    await ports.table.write(verdict.ops)
    written = true
  }
  return written
}

/**
 * Gives a fresh county what no route can: its configuration, the root of its tree, and the first administrator, who
 * then loads the rest over HTTP. Goes through the rooms' own tables on any engine; to do it again does nothing.
 */
export const seedAdmin = async (portsOf: (room: string) => SeedPorts, beginning: Beginning): Promise<boolean> => {
  const configured = await configure(portsOf('grids'), beginning)
  const opened = await openRoot(portsOf('grids'), beginning)
  const appointed = await appointAdmin(portsOf('members'), beginning)
  return configured || opened || appointed
}
