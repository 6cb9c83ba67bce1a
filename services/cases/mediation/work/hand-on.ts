import { inForce, may, type Principal, Rights } from '@wangge/access'
import type { WorkPorts } from '@wangge/events'
import { type Op, put } from '@wangge/table'
import type { Case } from '../../case/domain/case.ts'
import { mediationTable } from '../../case/steps/mediation.ts'
import { CaseRow } from '../../case/table/case.ts'
import { settingOf } from '../../case/work/setting.ts'
import { ledBy, type MediationBriefRow, MediationRow, type StoredMediation } from '../table.ts'

type Ports = Pick<WorkPorts, 'table' | 'county' | 'access' | 'now'>

/** May they mediate there, by the rights of this moment? What was read a minute ago may be of before they left. */
const mayLead = async (memberId: string, { areaId, unitId }: Case, { table, county, now }: Ports): Promise<boolean> => {
  const row = await table.get(Rights, { memberId })
  const grants = row?.active ? row.grants.filter((grant) => inForce(grant, now)) : []
  const principal: Principal = { kind: 'person', memberId, sessionId: '', grants }
  return may(principal, 'mediation.hold', {
    path: await county.pathOf(areaId),
    unitIds: unitId ? [unitId] : [],
  })
}

/** Whoever the case lies with, then those on its way up. */
const successorOf = async (found: Case, ports: Ports): Promise<string | undefined> => {
  const { memberId, unitId, areaId, role } = found.holder
  const { access } = ports
  const there = unitId === undefined ? await access.postsAt(areaId) : await access.postsIn(unitId)
  const fillers = there.filter((post) => unitId !== undefined || post.role === role)
  const { ladder } = await settingOf(ports, found, 'everybody')
  const above = ladder.flatMap(({ filled }) => filled)
  const all = [...(memberId ? [memberId] : []), ...[...fillers, ...above].map((one) => one.memberId)]
  for (const one of new Set(all)) if (await mayLead(one, found, ports)) return one
  return undefined
}

const handedOn = async (mediation: StoredMediation, found: Case, ports: Ports): Promise<Op[]> => {
  const { lent, ...rest } = mediation
  const isBack = lent === true && found.awayFrom === undefined
  if (!isBack && (await mayLead(mediation.mediatorId, found, ports))) return []
  const mediatorId = await successorOf(found, ports)
  if (mediatorId === undefined) return []
  const others = rest.otherMediators?.filter((one) => one !== mediatorId)
  return [
    put(MediationRow, {
      ...rest,
      mediatorId,
      otherMediators: others?.length ? others : undefined,
      ...(found.awayFrom && { lent: true as const }),
    }),
  ]
}

const isOver = ({ step }: Pick<StoredMediation, 'step'>): boolean => mediationTable.finalSteps.includes(step)

/** Mediations go where their case goes, in one write with it: of those who left, and of those who only stood in (C18). */
export const mediationsWith = async (cases: readonly Case[], ports: Ports): Promise<Op[]> => {
  const ops = cases.map(async (found) => {
    if (found.mediation === undefined) return []
    const { items } = await ports.table.list(MediationRow, `case#${found.caseId}`, { prefix: 'mediation#', limit: 100 })
    return Promise.all(items.filter((one) => !isOver(one)).map((one) => handedOn(one, found, ports)))
  })
  return (await Promise.all(ops)).flat(2)
}

/** Of what somebody led by name, also in cases that lie with others, what they may not lead any more. */
export const mediationsOf = async (briefs: readonly MediationBriefRow[], ports: Ports): Promise<Op[]> => {
  const { table } = ports
  const [rows, cases] = await Promise.all([table.getMany(MediationRow, briefs), table.getMany(CaseRow, briefs)])
  const ops = rows.map((one, n) => {
    const found = cases[n]
    return one && found && !found.erasedAt && !isOver(one) ? handedOn(one, found, ports) : []
  })
  return (await Promise.all(ops)).flat()
}

/** Mediations that somebody leads, a page at a time. */
export const ledPage = (memberId: string, limit: number, { table }: Ports, after?: string) =>
  table.listIndex(MediationRow, 3, ledBy(memberId), { limit, after })
