import type { Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import { reopenApart } from '../domain/apart.ts'
import type { Setting } from '../domain/order.ts'
import { record, type StoredCase } from '../table/case.ts'
import { lowestStars, mainOf, mergedOf } from './matter.ts'
import type { Decided } from './take.ts'

/** Opens a matter again whose main case was erased: in one transaction it goes on in another reporter's (C16). */
export const goOnApart = async (
  found: StoredCase,
  { reason, actor, cause }: { reason: string; actor: Actor; cause: string },
  setting: Setting,
  ports: Pick<Ports, 'table' | 'now'>,
): Promise<Decided> => {
  const main = await mainOf(found, ports)
  if (!main) throw new Error(`${found.caseId} goes on in no other case`)
  const [merged, stars] = await Promise.all([mergedOf(main, ports), lowestStars(main, ports)])
  const others = merged.filter(({ caseId, erasedAt }) => caseId !== found.caseId && erasedAt === undefined)
  const apart = reopenApart(found, { main, others, stars }, { reason, actor }, setting)
  const written = [{ decision: apart.main, rev: main.rev }].concat(
    apart.others.map((decision, n) => ({ decision, rev: others[n]?.rev as number })),
  )
  const besides = written.flatMap(({ decision, rev }) => record(decision, { rev, at: ports.now, cause }).ops)
  return { ...apart.part, besides }
}
