import { needCategory } from '@wangge/county'
import type { Call, Ports } from '@wangge/http'
import type { Actor, Besides } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import type { Op } from '@wangge/table'
import type * as z from 'zod'
import type { splitCase } from '../contract/split.ts'
import { type Case, isOpen } from '../domain/case.ts'
import type { Decision, Setting } from '../domain/order.ts'
import { turnPart, type Wanted } from '../domain/split.ts'
import { outcomeOf } from '../steps/table.ts'
import { CaseRow, record, type StoredCase } from '../table/case.ts'
import { numberOf } from './number.ts'
import { settingOf } from './setting.ts'
import { needUnit } from './units.ts'

/** A part that ends or begins again is told to the case it is part of, in the same transaction (C17). */
export const toldWhole = async (
  before: Case,
  after: Case,
  { actor, cause }: { actor: Actor; cause: string },
  ports: Ports,
): Promise<Op[]> => {
  if (before.parentId === undefined || isOpen(before) === isOpen(after)) return []
  const whole = await ports.table.need(CaseRow, { caseId: before.parentId })
  if (isOpen(after) && outcomeOf('reopen-part', whole.step) === undefined)
    throw new Problem('conflict', say('主件已办完，分办件不能重新办理', 'The case it is a part of is over'), {
      facts: { parentId: whole.caseId },
    })
  const setting = await settingOf(ports, whole, 'nobody')
  return record(turnPart(whole, after, !isOpen(after), actor, setting), { rev: whole.rev, at: ports.now, cause }).ops
}

/** The parts of a case, in the order they were made. */
export const partsOf = async ({ parts = [] }: Case, { table }: Pick<Ports, 'table'>): Promise<StoredCase[]> => {
  const found = await table.getMany(
    CaseRow,
    parts.map((caseId) => ({ caseId })),
  )
  return found.filter((part) => part !== undefined)
}

/** What is decided for a case and its parts together, in one transaction. */
export const withParts = (
  { whole, parts }: { whole: Decision; parts: readonly Decision[] },
  found: readonly StoredCase[],
  request: Call,
  { now: at }: Pick<Ports, 'now'>,
): Decision & Besides => ({
  ...whole,
  besides: parts.flatMap((part) => {
    const rev = found.find(({ caseId }) => caseId === part.state.caseId)?.rev
    return record(part, { rev, at, cause: request.cause }).ops
  }),
})

/** The category of a part; one that takes no cases is named by where it was given. */
const codeOf = (code: string, config: Parameters<typeof needCategory>[0], n: number): string => {
  try {
    return needCategory(config, code).code
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw invalid(`parts.${n}.category`, error.detail)
  }
}

/** The parts that are asked for: each by a unit that can act here, under a number of its own. */
export const wantedOf = async (
  parts: z.output<typeof splitCase.body>['parts'],
  { category: own }: Case,
  { path }: Pick<Setting, 'path'>,
  request: Call,
  ports: Ports,
): Promise<Wanted[]> => {
  const config = await ports.county.config()
  return Promise.all(
    parts.map(async ({ unitId, description, category = own }, n) => {
      await needUnit(unitId, path, ports, `parts.${n}.unitId`)
      const caseId = numberOf(request.derivedId(`part-${n}`))
      return { caseId, unitId, description, category: codeOf(category, config, n) }
    }),
  )
}
