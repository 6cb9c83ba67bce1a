import type { Divisions } from './divisions.ts'
import type { Roster } from './roster.ts'

const stations = [
  ['water', '水利站'],
  ['sanitation', '环卫所'],
  ['justice', '司法所'],
  ['power', '供电所'],
] as const

/** County and township offices; the first person of every county is its administrator. */
export const staffOffices = (roster: Roster, { county, townships }: Divisions, officials = 2): void => {
  for (const role of ['county-admin', 'auditor', 'county-leader', 'duty']) roster.hire(role, county.code)
  const housing = roster.found('housing', `${county.name}住房和城乡建设局`, county.code)
  roster.hire('department', county.code, housing.ref)
  for (const { code, name } of townships) {
    for (let at = 0; at < officials; at++) roster.hire('township-official', code)
    roster.hire('duty', code)
    for (const [kind, what] of stations) {
      const unit = roster.found(kind, `${name}${what}`, code)
      roster.hire('department', code, unit.ref)
    }
  }
}
