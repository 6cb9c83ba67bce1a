import {
  type CountyConfig,
  caseRules,
  deadlineRule,
  type Lineage,
  type Rung,
  rungs,
  rungsFrom,
  totalRule,
} from '@wangge/county'
import type { WorkPorts } from '@wangge/events/ports'
import type { Matter } from '../domain/case.ts'
import type { Setting } from '../domain/order.ts'

/** Whose posts a decision depends on: nobody's, the lowest level's as far as somebody is there, everybody's, or one area's. */
export type Presence = 'nobody' | 'lowest' | 'everybody' | { readonly at: string }

/** Levels above that of an area; at the top what is there. */
const levelsAbove = (all: readonly Rung[], lineage: Lineage, areaId: string | undefined): readonly Rung[] => {
  const depth = (one: string): number => lineage.findIndex((area) => area.areaId === one)
  if (areaId === undefined || depth(areaId) < 0) return all
  const above = all.filter((rung) => depth(rung.areaId) < depth(areaId))
  return above.length > 0 ? above : all.slice(-1)
}

/**
 * The levels that may hold a case: a confidential one begins high enough and never comes down below that (C20), one
 * about what a level did is never that level's (C23).
 */
const levelsOf = (
  config: CountyConfig,
  lineage: Lineage,
  { category, confidential, aboveAreaId }: Matter,
): readonly Rung[] => {
  const all = levelsAbove(rungs(config, lineage), lineage, aboveAreaId)
  if (!confidential) return all
  const own = config.categories.find(({ code }) => code === category)?.startsAt
  return rungsFrom(config, all, own ?? caseRules(config).confidential.startsAt)
}

/** Reads what a decision about a case depends on. */
export const settingOf = async (
  { county, access, now }: Pick<WorkPorts, 'county' | 'access' | 'now'>,
  matter: Matter,
  presence: Presence,
): Promise<Setting> => {
  const { areaId } = matter
  const [config, calendar, lineage] = await Promise.all([county.config(), county.calendar(), county.lineage(areaId)])
  const levels = levelsOf(config, lineage, matter)
  const filledAt = new Map<string, Setting['ladder'][number]['filled']>()
  const read = async (wanted: typeof levels) => {
    const found = await Promise.all(wanted.map((rung) => access.postsAt(rung.areaId)))
    wanted.forEach((rung, index) => {
      filledAt.set(rung.areaId, found[index] ?? [])
    })
  }
  if (presence === 'everybody') await read(levels)
  if (typeof presence === 'object') await read(levels.filter((rung) => rung.areaId === presence.at))
  if (presence === 'lowest') {
    await read(levels.slice(0, 1))
    const [lowest] = levels
    const isThere = filledAt.get(lowest?.areaId ?? '')?.some(({ role }) => lowest?.posts.some((post) => post === role))
    if (!isThere) await read(levels.slice(1))
  }
  return {
    now,
    path: lineage.map((area) => area.areaId),
    timing: {
      zone: config.zone,
      calendar,
      limitFor: (step, matter) => deadlineRule(config, { ...matter, step }),
      totalFor: (matter) => totalRule(config, matter),
    },
    ladder: levels.map((rung) => ({ ...rung, filled: filledAt.get(rung.areaId) ?? [] })),
    ratingDays: config.rating.openDays,
    reopenDays: config.reopen.days,
    rules: caseRules(config),
  }
}
