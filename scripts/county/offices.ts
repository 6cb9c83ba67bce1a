import type { Divisions } from './divisions.ts'
import type { Roster } from './roster.ts'

const stations = [
  ['水利', '水利站'],
  ['环卫', '环卫所'],
  ['司法', '司法所'],
  ['电力', '供电所'],
] as const

/** County and township offices; the first person of every county is its administrator. */
export const staffOffices = (roster: Roster, { county, townships }: Divisions, officials = 2): void => {
  for (const role of ['county-admin', 'auditor', 'county-leader', 'duty']) roster.hire(role, county.code)
  const housing = roster.found('住建', `${county.name}住房和城乡建设局`, county.code)
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
