import { allow } from '@wangge/access'
import { shortCode } from '@wangge/county/division'
import { implement } from '@wangge/http'
import { importRows, type Verdict } from '@wangge/imports'
import type * as z from 'zod'
import { actOf } from '../../member/work/act.ts'
import * as contract from '../contract.ts'
import { appointmentIdOf, type Wanted } from '../domain.ts'
import { appoint, readRoster } from '../work.ts'

const columnOf: Readonly<Record<string, string>> = { memberId: 'memberRef', areaId: 'areaCode', unitId: 'unitRef' }

const wantedIn = (row: z.output<typeof contract.AppointmentColumns>): Wanted => {
  const { memberRef: memberId, areaCode: areaId, unitRef: unitId, ...rest } = row
  return { memberId, areaId, unitId, ...rest }
}

/** The same faults, named by the file's columns. */
const inColumns = (verdict: Verdict): Verdict =>
  verdict.outcome === 'refused'
    ? { ...verdict, faults: verdict.faults.map((fault) => ({ ...fault, path: columnOf[fault.path] ?? fault.path })) }
    : verdict

export const importAppointments = implement(contract.importAppointments)(async (asked, ports) => {
  const { body, query, principal, request } = asked
  allow(principal, 'appointment.import', [(await ports.county.config()).code])
  const act = actOf(asked, ports.now)
  return importRows({
    csv: body,
    columns: contract.AppointmentColumns,
    dryRun: query.dryRun,
    language: request.language,
    encoding: request.encoding,
    idOf: (row) => {
      const wanted = wantedIn(row)
      return ['memberRef', appointmentIdOf({ ...wanted, areaId: shortCode(wanted.areaId) })]
    },
    table: ports.table,
    read: (rows) => readRoster(ports, rows.map(wantedIn)),
    decide: (row, roster) => inColumns(appoint(roster, wantedIn(row), act)),
  })
})
