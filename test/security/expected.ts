import { type KnownAction, policy, type Role, type Rule } from '@wangge/access'
import type { Caller, CallerGrant } from './arbitrary-county.ts'
import type { Draft, Target } from './requests.ts'
import { countyCode } from './running-county.ts'
import { seesSecret } from './secret-cases.ts'

/**
 * Whom a request must be answered, worked out from the policy table alone and in other words than packages/access:
 * `absent` outside the caller's subtree, `forbidden` inside without the right, `own` where anybody signed in is
 * answered with what is theirs, and nothing else.
 */
export type Expected = 'answered' | 'forbidden' | 'absent' | 'own'

const ruleOf = (action: string): Rule => policy[action as KnownAction]
const holds = (roles: readonly Role[] | undefined, { role }: CallerGrant): boolean => !!roles?.includes(role)

/** Actions that are about the county as a whole. */
const ofTheCounty = (action: string): boolean => action.endsWith('.import') || action === 'config.write'
/** Actions whose target is what the caller holds, whatever else the request names. */
const ofTheCaller: readonly string[] = ['contact.record', 'message.read', 'sync.send']

/** Kinds of id by which a caller's own things are named. */
const namesSelf = ({ about }: Draft): boolean => about.has('MemberId') || about.has('ReviewId')

const auditing: Rule = policy['look-audit.read']

/** Whoever may not see a confidential case is told that there is none (C20), but for those who watch over its looks. */
const isKept = ({ route: { action }, about }: Draft, caller: Caller, { secret, path }: Target): boolean => {
  if (!secret || !about.has('CaseId') || seesSecret(caller, secret)) return false
  const audits = caller.grants.some((grant) => holds(auditing.subtree, grant) && path.includes(grant.areaId))
  return !(action === 'look.read' && audits)
}

const about = (rule: Rule, { grants, memberId }: Caller, draft: Draft, target: Target): Expected => {
  if (rule.own && namesSelf(draft) && target.memberId === memberId) return 'answered'
  const covering = grants.filter(({ areaId }) => target.path.includes(areaId))
  const byUnit = ({ unitId }: CallerGrant) => draft.about.has('CaseId') && !!unitId && unitId === target.unitId
  if (covering.some((grant) => holds(rule.subtree, grant) || (holds(rule.unit, grant) && byUnit(grant))))
    return 'answered'
  return covering.length > 0 ? 'forbidden' : 'absent'
}

/** What the caller must be told when they ask this of the target. */
export const expected = (draft: Draft, caller: Caller, target: Target): Expected => {
  const { action } = draft.route
  const rule = ruleOf(action)
  const { grants } = caller
  if (ofTheCounty(action))
    return about(rule, caller, { ...draft, about: new Set() }, { ...target, path: [countyCode], memberId: '' })
  if (ofTheCaller.includes(action)) return 'own'
  if (rule.county && !grants.some((grant) => holds(rule.county, grant))) return 'forbidden'
  // a file that belongs to nothing is its sender's and nobody else's
  if (draft.route.path.includes('{fileId}')) return caller.memberId === target.memberId ? 'answered' : 'absent'
  if (rule.county) return 'answered'
  if (!rule.subtree && !rule.unit) return 'own'
  if (draft.about.size > 0) {
    if (isKept(draft, caller, target)) return 'absent'
    const read = about(rule, caller, draft, target)
    // what is masked has an action of its own
    const isMasked = read === 'answered' && draft.variant.includes('unmask')
    return isMasked ? about(ruleOf(action.replace('.read', '.unmask')), caller, draft, target) : read
  }
  // a list of everything that is theirs to see: nothing, or not theirs
  return 'own'
}
