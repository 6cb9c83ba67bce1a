import { type Link, overload, relink } from './domain.ts'

const kept: Link = { householdId: 'h1', memberId: 'm1', areaId: 'g1', frequency: 'weekly' }

describe('linking a household', () => {
  it.each<[string, Link | undefined, Partial<Link>, string | undefined, string]>([
    ['is new', undefined, {}, undefined, 'linked'],
    ['is as it was', kept, {}, undefined, 'unchanged'],
    ['is due at another frequency', kept, { frequency: 'twice-weekly' }, undefined, 'retimed'],
    ['is of a worker who now works elsewhere', kept, { areaId: 'g2' }, undefined, 'moved'],
    ['is another worker’s', kept, { memberId: 'm2' }, undefined, 'refused'],
    ['is taken over from the worker named', kept, { memberId: 'm2' }, 'm1', 'moved'],
    ['is taken over from somebody else', kept, { memberId: 'm2' }, 'm3', 'refused'],
  ])('E1 %s', (_name, found, more, replaces, outcome) => {
    expect(relink(found, { ...kept, ...more }, replaces).outcome).toBe(outcome)
  })

  it('E1 warns once a worker passes the bound, and refuses nobody', () => {
    expect([15, 16, 17].map((households) => overload(households, { to: 15 }).length)).toEqual([0, 1, 0])
  })
})
