import type { Envelope } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import { Conflict, put } from '@wangge/table'
import { wakeAt } from '../domain/quiet.ts'
import { Standing } from '../domain/standing.ts'
import { MatterRow } from '../table.ts'

type OfCase = Envelope<Standing & { readonly caseId: string }>

const keptDays = 7
/** Epoch seconds until which it is kept how a case stands: longer than any message waits. */
export const keptUntil = (now: string): number => Math.floor(Date.parse(now) / 1000) + keptDays * 86_400

/** Is it a fact of a case, which says how that stands? */
export const isMatter = (event: Envelope): event is OfCase => {
  const { caseId, step, holder } = event.data as Partial<OfCase['data']>
  return caseId !== undefined && step !== undefined && holder !== undefined
}

const attempts = 5

/**
 * Keeps how a case stands by the latest fact: at night, and while something waits about it; by day nothing else does.
 * Facts come in any order: an older one changes nothing.
 */
export const keepMatter = async (event: OfCase, hasWaiting: boolean, ports: WorkPorts): Promise<void> => {
  const { table, county, now } = ports
  const { quietHours, zone } = await county.config()
  const isQuiet = wakeAt(quietHours, now, zone) > now
  const { caseId } = event.data
  for (let attempt = 1; ; attempt++) {
    const found = await table.get(MatterRow, { caseId })
    if (!found && !hasWaiting && !isQuiet) return
    if (found && (found.of > event.rev || found.heard.includes(event.id))) return
    const heard = found?.of === event.rev ? [...found.heard, event.id] : [event.id]
    const standing = Standing.parse(event.data)
    try {
      const next = { caseId, of: event.rev, heard, standing, until: keptUntil(now) }
      return await table.write([put(MatterRow, { ...next, rev: found?.rev })])
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === attempts) throw error
    }
  }
}
