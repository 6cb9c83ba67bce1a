import { grantsOf, type Principal } from '@wangge/access'
import type { Sealed } from '@wangge/contract'
import { caseRules } from '@wangge/county'
import type { Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import type * as z from 'zod'
import type { createCase } from '../contract/case.ts'

type Report = z.output<typeof createCase.body>

/**
 * Who asked for a case, as far as a token goes (C1): the resident `self`; whoever left a `phone`, or stands there and
 * gets a `slip`; somebody who left no way to be told (`untold`); or `nobody` but whoever wrote it down.
 */
export type Asked = 'self' | 'phone' | 'slip' | 'untold' | 'nobody'

/** Is it the name or the phone of whoever writes it down? */
const isRecorder = async (
  { name }: Pick<Report, 'name'>,
  reached: string | undefined,
  { memberId }: Actor,
  { vault }: Pick<Ports, 'vault'>,
): Promise<boolean> => {
  const recorder = memberId === undefined ? undefined : await vault.subject(memberId)
  const shows = (sealed: Sealed | undefined) => sealed && recorder?.reveal(sealed)
  return reached === undefined
    ? name !== undefined && shows(recorder?.name) === name
    : shows(recorder?.phone) === reached
}

/** Staff have no token: it goes to whoever asked, by SMS or on a slip, and to nobody where nobody else did. */
export const askedBy = async (
  what: Report,
  reached: string | undefined,
  actor: Actor,
  ports: Pick<Ports, 'vault'>,
): Promise<Asked> => {
  if (actor.kind !== 'member') return 'self'
  const { name, address, source, receipt } = what
  const isOwn = await isRecorder(what, reached, actor, ports)
  if (receipt) {
    if (reached !== undefined)
      throw invalid('receipt', say('已留电话，查询码发短信', 'A phone was left: it goes there'))
    if (isOwn || source === 'worker' || source === 'system')
      throw invalid('receipt', say('没有反映人在场', 'Nobody who reported it is there'))
    return 'slip'
  }
  if (isOwn) return 'nobody'
  if (reached !== undefined) return 'phone'
  return name !== undefined || address !== undefined || source === 'hotline' ? 'untold' : 'nobody'
}

/** Refuses a source that the caller's role may not claim (C1). */
export const demandSource = async (
  { source }: Pick<Report, 'source'>,
  principal: Principal,
  path: readonly string[],
  { county }: Pick<Ports, 'county'>,
): Promise<void> => {
  const roles = caseRules(await county.config()).sources[source]
  const held = grantsOf(principal).filter(({ areaId }) => path.includes(areaId))
  if (roles === undefined || held.some(({ role }) => roles.includes(role))) return
  throw new Problem('forbidden', say('您的岗位不能登记这一来源', 'Your role may not claim this source'), {
    facts: { rule: 'source', source },
  })
}
