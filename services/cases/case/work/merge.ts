import type { KnownAction } from '@wangge/access'
import type { Asked, Ports } from '@wangge/http'
import { type Actor, captured } from '@wangge/ledger'
import { invalid, say } from '@wangge/problem'
import type { Taken } from '../contract/views.ts'
import type { Case } from '../domain/case.ts'
import type { Pair } from '../domain/merge.ts'
import type { Setting } from '../domain/order.ts'
import { CaseRow, record, type StoredCase } from '../table/case.ts'
import { maySee } from './gate.ts'
import { caseTaken, staff, takeCase } from './take.ts'

type Asking<B> = Asked<{ caseId: string }, unknown, B>

/** A staff command about two cases: both are written in one transaction, each with its line of the ledger. */
export const commandPair = async <B extends { capturedAt?: string | undefined }>(
  { params, body, principal, request }: Asking<B>,
  ports: Ports,
  action: KnownAction,
  mainOf: (found: Case, body: B) => string,
  decide: (part: StoredCase, main: StoredCase, body: B, actor: Actor, setting: Setting) => Pair,
): Promise<Taken> =>
  caseTaken(
    await takeCase(params.caseId, ports, {
      request,
      principal,
      authorize: staff(principal, action),
      presence: 'everybody',
      decide: async (found, actor, setting) => {
        const main = await ports.table.get(CaseRow, { caseId: mainOf(found, body) })
        if (!main || !(await maySee(principal, main, ports))) throw invalid('into', say('没有这个事项', 'No such case'))
        await staff(principal, action)(main, ports)
        const pair = decide(found, main, body, actor, setting)
        const { ops } = record(pair.main, { rev: main.rev, at: ports.now, cause: request.cause })
        return { ...captured(pair.part, body.capturedAt), besides: ops }
      },
    }),
  )
