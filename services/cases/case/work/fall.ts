import type { WorkPorts } from '@wangge/events'
import type { Op } from '@wangge/table'
import type { Holder } from '../contract/words.ts'
import type { Case } from '../domain/case.ts'
import { comeBack, fallBack } from '../domain/fall.ts'
import type { Decision, Setting } from '../domain/order.ts'
import { CaseRow, record, type StoredCase } from '../table/case.ts'
import { settingOf } from './setting.ts'
import { isPresent } from './units.ts'

type Ports = Pick<WorkPorts, 'table' | 'county' | 'access' | 'now'>

/** What becomes of a case whose holder may have left. */
export const fallen = async (found: StoredCase, setting: Setting, ports: Ports): Promise<Decision | undefined> => {
  const { unitId } = found.holder
  return fallBack(found, unitId !== undefined && !(await isPresent(unitId, setting.path, ports)), setting)
}

/** Where some cases lie after what happened to a post, and what to write for it. */
export interface Moved {
  readonly ops: readonly Op[]
  /** The cases as they are then. */
  readonly cases?: readonly Case[]
  readonly to: readonly { readonly holder: Partial<Holder>; readonly areaId: string }[]
}

/** Of these cases, those whose holder has left fall back, and those whose post is filled again come back. */
export const movedCases = async (caseIds: readonly string[], cause: string, ports: Ports): Promise<Moved> => {
  const found = await ports.table.getMany(
    CaseRow,
    caseIds.map((caseId) => ({ caseId })),
  )
  const decided = await Promise.all(
    found.map(async (one) => {
      if (!one || one.erasedAt) return []
      const setting = await settingOf(ports, one, 'everybody')
      const decision = comeBack(one, setting) ?? (await fallen(one, setting, ports))
      return decision ? [{ decision, rev: one.rev }] : []
    }),
  )
  return {
    ops: decided.flat().flatMap(({ decision, rev }) => record(decision, { rev, at: ports.now, cause }).ops),
    cases: decided.flat().map(({ decision: { state } }) => state),
    to: decided.flat().map(({ decision: { state } }) => ({ holder: state.holder, areaId: state.areaId })),
  }
}
