import { Problem } from '@wangge/problem'
import {
  type Appointment,
  appointmentOf,
  crowding,
  end,
  faultsIn,
  grantsWith,
  memberOf,
  postsWith,
  settle,
  type Wanted,
} from './domain.ts'

const zone = 'Asia/Shanghai'
const now = '2026-11-30T01:00:00.000Z'
const wanted: Wanted = { memberId: 'm1', role: 'grid-leader', areaId: 'g1', from: '2026-01-01' }
const path = ['c', 't', 'v', 'g1']
const anAppointment = (more: Partial<Wanted> = {}): Appointment => appointmentOf({ ...wanted, ...more }, path, zone)

describe('an appointment', () => {
  it('is named by what it is', () => {
    expect(anAppointment().appointmentId).toBe('m1~grid-leader~g1~2026-01-01')
    expect(anAppointment({ role: 'department', unitId: 'u1' }).appointmentId).toBe('m1~department~g1~u1~2026-01-01')
    expect(memberOf(anAppointment().appointmentId)).toBe('m1')
  })

  it('B1 is in force from the first day’s start to the last day’s end, in the county’s zone', () => {
    expect(anAppointment({ to: '2026-06-30' })).toMatchObject({
      startsAt: '2025-12-31T16:00:00.000Z',
      endsAt: '2026-06-30T16:00:00.000Z',
    })
  })

  it.each<[string, Partial<Wanted>, string[]]>([
    ['in order', {}, []],
    ['of a department without its unit', { role: 'department' }, ['unitId']],
    ['of a grid with a unit', { unitId: 'u1' }, ['unitId']],
    ['ending before it begins', { to: '2025-12-31' }, ['to']],
  ])('%s: faults', (_name, more, paths) => {
    expect(faultsIn({ ...wanted, ...more }).map((fault) => fault.path)).toEqual(paths)
  })
})

describe('settling an appointment', () => {
  const kept = anAppointment()
  const ended = anAppointment({ to: '2026-06-30' })

  it.each([
    ['a new one is filled', undefined, kept, 'filled'],
    ['the same one is nothing', kept, kept, undefined],
    ['an end that was not known vacates', kept, ended, 'vacated'],
    ['the same end is nothing', ended, ended, undefined],
    ['a known end is not forgotten', ended, kept, undefined],
  ])('B1 %s', (_name, found, asked, fact) => {
    expect(settle(found, asked)?.fact).toBe(fact)
  })
})

describe('vacating a post', () => {
  const kept = anAppointment()

  it('B1 ends at once without a last day, and after its end with one', () => {
    expect(end(kept, { to: undefined, now, zone })).toMatchObject({ to: '2026-11-30', endsAt: now })
    expect(end(kept, { to: '2026-12-31', now, zone })).toMatchObject({ endsAt: '2026-12-31T16:00:00.000Z' })
  })

  it('B1 never comes into force when it had yet to begin', () => {
    const later = anAppointment({ from: '2027-01-01' })
    expect(end(later, { to: undefined, now, zone })?.endsAt).toBe(later.startsAt)
  })

  it('is nothing when it is over already, and a conflict with another end', () => {
    const over = anAppointment({ to: '2026-06-30' })
    expect(end(over, { to: undefined, now, zone })).toBeUndefined()
    expect(end(over, { to: '2026-06-30', now, zone })).toBeUndefined()
    expect(() => end(over, { to: '2026-12-31', now, zone })).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(() => end(kept, { to: '2025-01-01', now, zone })).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('B1 ends on no day that is over, and is not put off by a second end', () => {
    const faultOf = (one: typeof kept, to: string) => {
      try {
        return end(one, { to, now, zone })?.to
      } catch (error) {
        return error instanceof Problem ? [error.code, error.facts.allowed, error.fields[0]?.path] : error
      }
    }
    expect(faultOf(kept, '2026-11-29')).toEqual(['invalid', undefined, 'to'])
    expect(faultOf(kept, '2026-11-30')).toBe('2026-11-30')
    const ending = anAppointment({ to: '2026-12-31' })
    expect(faultOf(ending, '2027-12-31')).toEqual(['conflict', ['end'], undefined])
    expect(faultOf(ending, '2026-12-15')).toBe('2026-12-15')
    expect(faultOf(anAppointment({ to: '2026-06-30' }), '2026-12-31')).toEqual(['conflict', [], undefined])
  })
})

describe('access rows', () => {
  const worker = { role: 'grid-worker', areaId: 'g1', from: '2025-12-31T16:00:00.000Z' } as const
  const gone = {
    role: 'grid-worker',
    areaId: 'g2',
    from: '2024-01-01T00:00:00.000Z',
    to: '2025-01-01T00:00:00.000Z',
  } as const

  it('L1 hold what is or will be in force, each once', () => {
    const granted = grantsWith([gone, worker], anAppointment(), now)
    expect(granted).toEqual([worker, { role: 'grid-leader', areaId: 'g1', from: '2025-12-31T16:00:00.000Z' }])
    expect(grantsWith(granted, anAppointment(), now)).toEqual(granted)
    expect(grantsWith(granted, anAppointment({ to: '2026-11-29' }), now)).toEqual([worker])
    expect(grantsWith(granted, anAppointment({ to: '2026-12-31' }), now).at(-1)?.to).toBe('2026-12-31T16:00:00.000Z')
  })

  it('L1 give the duty post its rights, and no post to a volunteer', () => {
    expect(grantsWith([], anAppointment({ role: 'duty' }), now)).toHaveLength(1)
    expect(postsWith([], anAppointment({ role: 'duty' }), now)).toHaveLength(1)
    expect(grantsWith([], anAppointment({ role: 'volunteer' }), now)).toHaveLength(1)
    expect(postsWith([], anAppointment({ role: 'volunteer' }), now)).toEqual([])
  })
})

describe('a crowded post', () => {
  const held = postsWith([], anAppointment(), now)

  it.each([
    ['a second leader is warned about', { memberId: 'm2' }, 1],
    ['the same leader is not', {}, 0],
    ['a second worker is not', { memberId: 'm2', role: 'grid-worker' as const }, 0],
    ['one whose time has passed is not', { memberId: 'm2', from: '2025-01-01', to: '2025-12-31' }, 0],
  ])('B1 %s', (_name, more, warnings) => {
    expect(crowding(held, anAppointment(more))).toHaveLength(warnings)
  })
})
