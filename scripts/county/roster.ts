import { personName } from './invented.ts'
import type { Random } from './random.ts'

export interface Member {
  readonly ref: string
  readonly name: string
  readonly phone: string
  readonly areaCode: string
}
export interface Appointment {
  readonly memberRef: string
  readonly role: string
  readonly areaCode: string
  readonly unitRef: string
}
export interface Unit {
  readonly ref: string
  readonly name: string
  readonly areaCode: string
  readonly kind: string
}
export interface Team {
  readonly ref: string
  readonly name: string
  readonly gridCode: string
  readonly kind: string
  readonly memberRefs: readonly string[]
}

/** Who works in a county: fills up as posts are given out. */
export interface Roster {
  readonly members: Member[]
  readonly appointments: Appointment[]
  readonly units: Unit[]
  readonly teams: Team[]
  /** Takes on somebody who lives in an area, with their first post. */
  hire(role: string, areaCode: string, unitRef?: string): Member
  /** Gives a member one more post. */
  appoint(member: Member, role: string, areaCode: string): void
  found(kind: string, name: string, areaCode: string): Unit
  form(kind: string, name: string, gridCode: string, memberRefs: readonly string[]): void
}

const numbered = (letter: string, digits: number, count: number) => `${letter}${String(count).padStart(digits, '0')}`

export const openRoster = (random: Random, nextPhone: () => string): Roster => {
  const members: Member[] = []
  const appointments: Appointment[] = []
  const units: Unit[] = []
  const teams: Team[] = []
  return {
    members,
    appointments,
    units,
    teams,
    hire: (role, areaCode, unitRef = '') => {
      const ref = numbered('M', 5, members.length + 1)
      const member = { ref, name: personName(random), phone: nextPhone(), areaCode }
      members.push(member)
      appointments.push({ memberRef: ref, role, areaCode, unitRef })
      return member
    },
    appoint: (member, role, areaCode) => {
      appointments.push({ memberRef: member.ref, role, areaCode, unitRef: '' })
    },
    found: (kind, name, areaCode) => {
      const unit = { ref: numbered('U', 3, units.length + 1), name, areaCode, kind }
      units.push(unit)
      return unit
    },
    form: (kind, name, gridCode, memberRefs) => {
      teams.push({ ref: numbered('T', 4, teams.length + 1), name, gridCode, kind, memberRefs })
    },
  }
}
