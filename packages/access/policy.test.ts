import fc from 'fast-check'
import {
  allow,
  decideAhead,
  type Grant,
  isDecided,
  type KnownAction,
  may,
  type Principal,
  person,
  policy,
  type Role,
  roles,
  ruleOf,
  scopes,
  unitScopes,
} from './index.ts'

const actions = Object.keys(policy) as KnownAction[]
const isReading = (action: string): boolean => /\.(read|read-own|explain)$/.test(action)
const someone = (...grants: Grant[]): Principal => ({ kind: 'person', memberId: 'm1', sessionId: 's1', grants })
const code = (run: () => void): string => {
  try {
    run()
    return 'allowed'
  } catch (error) {
    return (error as { code: string }).code
  }
}

/** A tree of at most 30 areas, as each area's path from the root. */
const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map((picks) => {
  const paths: string[][] = [['root']]
  for (const [n, pick] of picks.entries()) paths.push([...(paths[pick % paths.length] as string[]), `area-${n}`])
  return paths
})
const worlds = trees.chain((paths) => {
  const areaIds = paths.map((path) => path.at(-1) as string)
  return fc.record({
    path: fc.constantFrom(...paths),
    grants: fc.array(
      fc.record(
        { role: fc.constantFrom(...roles), areaId: fc.constantFrom(...areaIds), unitId: fc.constantFrom('u1', 'u2') },
        { requiredKeys: ['role', 'areaId'] },
      ),
      { maxLength: 5 },
    ),
    unitIds: fc.subarray(['u1', 'u2', 'u3']),
  })
})

describe('the policy', () => {
  it('allows nothing outside the subtrees of the grants, whatever the role and the action', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...actions), ({ path, grants, unitIds }, action) => {
        const reached = grants.some(({ areaId }) => path.includes(areaId))
        if (reached || ruleOf(action).county) return
        const principal = someone(...grants)
        expect(may(principal, action, { path, unitIds })).toBe(false)
        expect(code(() => allow(principal, action, { path, unitIds }))).toBe('not-found')
      }),
      { numRuns: 2000 },
    )
  })

  it('allows exactly what a grant at or above the target says, and starts lists there', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...actions), ({ path, grants, unitIds }, action) => {
        const { subtree = [], unit = [], county = [] } = ruleOf(action)
        const isHeld = (some: readonly Role[], role: Role) => some.includes(role)
        const expected = grants.some(
          ({ role, areaId, unitId }) =>
            isHeld(county, role) ||
            (path.includes(areaId) &&
              (isHeld(subtree, role) || (isHeld(unit, role) && unitId !== undefined && unitIds.includes(unitId)))),
        )
        const principal = someone(...grants)
        expect(may(principal, action, { path, unitIds })).toBe(expected)
        const listed = scopes(principal, action).some((areaId) => path.includes(areaId))
        if (subtree.length > 0 && may(principal, action, path)) expect(listed).toBe(true)
        if (listed && county.length === 0) expect(may(principal, action, path)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('allows nobody what it does not know', () => {
    const everybody = someone(...roles.map((role) => ({ role, areaId: 'root', unitId: 'u1' })))
    for (const action of ['case.delete', 'constructor', '__proto__', 'toString', 'public'])
      expect(may(everybody, action as KnownAction, { path: ['root'], own: true, unitIds: ['u1'] })).toBe(false)
  })

  it('says 404 outside the subtree, 403 inside it, 401 to nobody in particular', () => {
    const worker = someone({ role: 'grid-worker', areaId: 'grid' })
    expect(code(() => allow(worker, 'case.accept', ['root', 'village', 'grid']))).toBe('allowed')
    expect(code(() => allow(worker, 'case.dispatch', ['root', 'village', 'grid']))).toBe('forbidden')
    expect(code(() => allow(worker, 'case.accept', ['root', 'village', 'other']))).toBe('not-found')
    expect(code(() => allow(worker, 'case.accept', ['root', 'village']))).toBe('not-found')
    expect(code(() => allow({ kind: 'anyone' }, 'case.accept', ['root']))).toBe('unauthenticated')
    expect(code(() => allow({ kind: 'resident', caseToken: 't' }, 'case.read', ['root']))).toBe('unauthenticated')
  })

  it('lets a department act on what is with its unit only', () => {
    const department = someone({ role: 'department', areaId: 'town', unitId: 'water' })
    const path = ['root', 'town', 'village']
    expect(may(department, 'case.solve', { path, unitIds: ['water'] })).toBe(true)
    expect(may(department, 'case.solve', { path, unitIds: ['roads'] })).toBe(false)
    expect(may(department, 'case.read', path)).toBe(false)
    expect(may(department, 'case.solve', { path: ['root', 'elsewhere'], unitIds: ['water'] })).toBe(false)
    expect(unitScopes(department, 'case.read')).toEqual(['water'])
    expect(scopes(department, 'case.read')).toEqual([])
  })

  it('lets anybody signed in at what is their own', () => {
    expect(may(someone(), 'sheet.read-own', { path: [], own: true })).toBe(true)
    expect(may(someone(), 'sheet.read-own', ['root'])).toBe(false)
    expect(may({ kind: 'service', keyId: 'k', grants: [] }, 'me.read', { path: [], own: true })).toBe(false)
  })

  it.each(actions.filter((action) => !isReading(action)))('lets an auditor not %s', (action) => {
    const auditor = someone({ role: 'auditor', areaId: 'root' })
    expect(may(auditor, action, ['root'])).toBe(false)
    expect(unitScopes(auditor, action)).toEqual([])
  })

  it('lets an auditor read whatever an area has', () => {
    const auditor = someone({ role: 'auditor', areaId: 'root' })
    for (const action of actions.filter(isReading))
      if (ruleOf(action).subtree) expect([action, may(auditor, action, ['root', 'grid'])]).toEqual([action, true])
  })

  it('unmasks personal data for those only who may write to people or work for them', () => {
    const may = new Set(
      actions.filter((action) => action.endsWith('.unmask')).flatMap((action) => ruleOf(action).subtree),
    )
    for (const role of ['auditor', 'volunteer', 'grid-supervisor', 'department'] as const)
      expect(may.has(role)).toBe(false)
  })

  it('is decided ahead where no target is needed, and only there', () => {
    const principal = someone({ role: 'volunteer', areaId: 'grid' })
    expect(decideAhead(principal, 'case.read')).toBe(false)
    expect(isDecided(principal)).toBe(false)
    expect(decideAhead(principal, 'config.read')).toBe(true)
    expect(isDecided(principal)).toBe(true)
    expect(decideAhead(someone(), 'me.read')).toBe(true)
    expect(code(() => decideAhead(someone(), 'config.read'))).toBe('forbidden')
    expect(decideAhead(someone(), 'nobody.knows')).toBe(false)
  })

  it('knows a person from everybody else', () => {
    expect(person(someone() as never).memberId).toBe('m1')
    expect(code(() => person({ kind: 'anyone' }))).toBe('unauthenticated')
  })
})
