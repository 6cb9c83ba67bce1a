import { notFound, Problem, say } from '@wangge/problem'
import { type KnownAction, ruleOf } from './policy.ts'
import { type Grant, grantsOf, type Principal } from './principal.ts'
import type { Role } from './roles.ts'

/** What an action is about, as far as rights go. */
export interface Target {
  /** Area ids from the county's root down to the area the thing belongs to. */
  readonly path: readonly string[]
  /** It is the caller's own: their session, their sheet, their message. */
  readonly own?: boolean
  /** Units the thing is or was with. */
  readonly unitIds?: readonly string[]
}

const asTarget = (target: Target | readonly string[]): Target => ('path' in target ? target : { path: target })
const covers = (grant: Grant, path: readonly string[]): boolean => path.includes(grant.areaId)
const isOneOf = (roles: readonly Role[] | undefined, role: Role): boolean => roles?.includes(role) === true

// principals about whom a decision was taken: packages/http refuses to answer without one
const decided = new WeakSet<Principal>()
/** Was any right of this principal looked at? */
export const isDecided = (principal: Principal): boolean => decided.has(principal)

/** May the principal do this to the target? Deny by default. */
export const may = (principal: Principal, action: KnownAction, on: Target | readonly string[] = []): boolean => {
  decided.add(principal)
  const { path, own, unitIds } = asTarget(on)
  const rule = ruleOf(action)
  if (rule.own && own && principal.kind === 'person') return true
  return grantsOf(principal).some(
    (grant) =>
      isOneOf(rule.county, grant.role) ||
      (isOneOf(rule.subtree, grant.role) && covers(grant, path)) ||
      (isOneOf(rule.unit, grant.role) &&
        covers(grant, path) &&
        grant.unitId !== undefined &&
        unitIds?.includes(grant.unitId) === true),
  )
}

const unauthenticated = () => new Problem('unauthenticated', say('请先登录', 'Sign in first'))

/**
 * Throws unless the principal may: `not-found` outside the caller's subtree, `forbidden` inside it when the action is
 * not theirs. `path` is that of the target's area (`county.pathOf(areaId)`), or a `Target` where ownership or a unit counts.
 */
export const allow = (principal: Principal, action: KnownAction, on: Target | readonly string[] = []): void => {
  if (may(principal, action, on)) return
  if (principal.kind === 'anyone' || principal.kind === 'resident') throw unauthenticated()
  const { path, own } = asTarget(on)
  // what is one's own is known to be there
  if (path.length > 0 && !own && !grantsOf(principal).some((grant) => covers(grant, path))) throw notFound()
  throw new Problem('forbidden', say('您的岗位无权进行此操作', 'Your role may not do this'), { facts: { action } })
}

/** Areas whose whole subtrees the principal may take this action on: the starting points of every list. Empty: none. */
export const scopes = (principal: Principal, action: KnownAction): string[] => {
  decided.add(principal)
  const { subtree, county } = ruleOf(action)
  const held = grantsOf(principal).filter(({ role }) => isOneOf(subtree, role) || isOneOf(county, role))
  return [...new Set(held.map(({ areaId }) => areaId))]
}

/** Units whose things the principal may take this action on. */
export const unitScopes = (principal: Principal, action: KnownAction): string[] => {
  decided.add(principal)
  const { unit } = ruleOf(action)
  const held = grantsOf(principal).filter(({ role }) => isOneOf(unit, role))
  return [...new Set(held.flatMap(({ unitId }) => unitId ?? []))]
}

/**
 * Decides an action that needs no target, before any handler runs: one that is only about the caller's own things, or
 * that belongs to no area. False: the handler must decide, knowing the target.
 */
export const decideAhead = (principal: Principal, action: string): boolean => {
  const { subtree, unit, own, county } = ruleOf(action)
  if (subtree || unit || !(own || county)) return false
  allow(principal, action as KnownAction, { path: [], own: true })
  return true
}

/** The signed-in member, or `unauthenticated`. */
export const person = (principal: Principal): Extract<Principal, { kind: 'person' }> => {
  if (principal.kind !== 'person') throw unauthenticated()
  return principal
}
