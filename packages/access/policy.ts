import type { Role } from './roles.ts'

/**
 * Who may take one action. A principal may when any clause holds:
 * `subtree`: a role held at the target's area or above it; `unit`: a role held for a unit that the target is with,
 * within its area; `own`: anybody signed in, for what is their own; `county`: a role held anywhere in the county
 * (for what belongs to no area).
 */
export interface Rule {
  readonly subtree?: readonly Role[]
  readonly unit?: readonly Role[]
  readonly own?: true
  readonly county?: readonly Role[]
}

const admin = ['county-admin'] as const
const officials = ['county-leader', 'township-official', 'village-secretary'] as const
const grid = ['grid-leader', 'grid-worker'] as const
/** Those who look and urge, and do not handle. */
const watchers = ['county-admin', 'grid-supervisor', 'auditor'] as const
/** Everybody who works on residents' requests. */
const hands = [...officials, ...grid, 'duty'] as const
const staff = [...hands, ...watchers] as const
const everyone = [...staff, 'department', 'volunteer'] as const
/** Everybody but those who only read. */
const writers = [...hands, 'county-admin', 'grid-supervisor', 'department', 'volunteer'] as const

const imported: Rule = { subtree: admin }

/** The policy table: every action of every contract, and nothing else, may be allowed. */
export const policy = {
  // where
  'area.read': { subtree: everyone },
  'area.import': imported,
  'boundary.import': imported,
  'household.read': { subtree: staff },
  'household.unmask': { subtree: hands },
  'household.import': imported,
  'config.read': { county: everyone },
  'config.write': imported,

  // who
  'member.read': { subtree: [...staff, 'department'], own: true },
  'member.unmask': { subtree: [...admin, ...officials, 'grid-leader'], own: true },
  'member.import': imported,
  'appointment.read': { subtree: [...staff, 'department'], own: true },
  'appointment.fill': { subtree: admin },
  'appointment.end': { subtree: admin },
  'appointment.import': imported,
  'unit.read': { subtree: [...staff, 'department'] },
  'unit.import': imported,
  'team.read': { subtree: everyone },
  'team.import': imported,
  'link.read': { subtree: staff, own: true },
  'link.import': imported,
  'me.read': { own: true },
  'session.end': { own: true },

  // what was asked
  'case.read': { subtree: staff, unit: ['department'] },
  'case.unmask': { subtree: hands, unit: ['department'] },
  'file.send': { county: writers },
  'file.read': { own: true },
  'case.create': { subtree: [...hands, ...admin, 'grid-supervisor', 'department', 'volunteer'] },
  'case.accept': { subtree: hands, unit: ['department'] },
  'case.dispatch': { subtree: [...officials, ...admin] },
  'case.start': { subtree: hands, unit: ['department'] },
  'case.return': { subtree: hands, unit: ['department'] },
  'case.ask-resident': { subtree: hands, unit: ['department'] },
  'case.resume': { subtree: hands, unit: ['department'] },
  'case.extend': { subtree: hands, unit: ['department'] },
  'case.decide-extension': { subtree: officials },
  'case.add-evidence': { subtree: hands, unit: ['department'] },
  'case.solve': { subtree: hands, unit: ['department'] },
  'case.check': { subtree: [...hands, 'grid-supervisor'] },
  'case.answer': { subtree: hands, unit: ['department'] },
  'case.hand-over': { subtree: [...officials, ...admin, 'grid-leader', 'duty'], unit: ['department'] },
  'case.outside-update': { subtree: [...hands, ...admin], unit: ['department'] },
  'case.cancel': { subtree: [...officials, ...admin] },
  'case.split': { subtree: [...officials, ...admin] },
  'case.merge': { subtree: [...officials, ...admin, 'grid-leader'] },
  'case.reopen': { subtree: [...hands, ...admin, 'grid-supervisor'] },
  'case.rehang': { subtree: [...officials, ...admin, 'grid-supervisor'] },
  'case.promote': { subtree: [...admin, 'county-leader', 'township-official'] },
  'case.withdraw-practice': { subtree: [...admin, 'county-leader', 'township-official'] },
  'practice.read': { county: everyone },
  'case.urge': { subtree: [...officials, ...admin, 'grid-leader', 'grid-supervisor'] },
  'case.reply-urge': { subtree: hands, unit: ['department'] },
  'case.hand-up': { subtree: [...hands, ...admin], unit: ['department'] },
  'case.correct': { subtree: [...hands, 'county-admin'], unit: ['department'] },
  'case.mark-confidential': { subtree: [...hands, 'county-admin', 'grid-supervisor'], unit: ['department'] },
  'case.unmark-confidential': { subtree: officials },
  'case.name-viewer': { subtree: hands, unit: ['department'] },
  'look.read': { subtree: staff, unit: ['department'] },
  // of a confidential case as well, which they may not see
  'look-audit.read': { subtree: ['county-admin', 'auditor'] },
  'mediation.read': { subtree: staff, unit: ['department'] },
  'mediation.unmask': { subtree: hands, unit: ['department'] },
  'mediation.open': { subtree: hands, unit: ['department'] },
  'mediation.change-parties': { subtree: hands, unit: ['department'] },
  'mediation.hold': { subtree: hands, unit: ['department'] },
  'mediation.end': { subtree: hands, unit: ['department'] },
  'mediation.confirm': { subtree: hands, unit: ['department'] },
  'mediation.follow-up': { subtree: hands, unit: ['department'] },
  'mediation.reopen': { subtree: [...officials, ...admin, 'grid-leader'] },
  'ledger.read': { subtree: staff, unit: ['department'] },
  'case.publish': { subtree: [...officials, ...admin] },
  'case.redact': { subtree: [...officials, ...admin] },
  'retention.read': { subtree: [...officials, ...admin, 'auditor'] },
  'case-steps.read': { county: everyone },
  'category.read': { county: everyone },
  'dispatch-rule.preview': { subtree: [...officials, ...admin] },
  'deadline.read': { subtree: everyone },
  'strike-off.read': { subtree: staff, unit: ['department'] },

  // what was promised
  'deed.read': { subtree: staff, own: true },
  'deed.write': { subtree: [...officials, ...admin, 'grid-leader'] },
  // it was given to its owner: beside them those report on it who may write the list
  'deed.progress': { subtree: [...officials, ...admin, 'grid-leader'], own: true },
  'deed.check': { subtree: [...officials, 'grid-supervisor'] },
  'deed.open-case': { subtree: [...officials, ...grid] },

  // what is prevented
  'disclosure.read': { subtree: staff },
  'disclosure.write': { subtree: [...officials, ...admin] },
  'project.read': { subtree: [...staff, 'department'] },
  'project.write': { subtree: [...officials, ...admin, 'department'] },
  'project.decide': { subtree: ['county-leader', 'township-official'] },

  // what is owed
  'duty.read': { subtree: staff, own: true },
  'sheet.read': { subtree: staff },
  'sheet.read-own': { own: true },
  'contact.read': { subtree: staff, own: true },
  'contact.record': { subtree: [...hands, 'volunteer'] },
  'sync.send': { own: true },

  // how well
  'review.read': { subtree: staff, own: true },
  'review.explain': { subtree: staff, own: true },

  // who is told
  'message.read': { subtree: [...admin, ...officials, 'grid-leader', 'auditor'], own: true },
} as const satisfies Record<`${string}.${string}`, Rule>

/** An action that the policy table knows. */
export type KnownAction = keyof typeof policy

const rules: ReadonlyMap<string, Rule> = new Map(Object.entries(policy))

/** The rule of an action; one that the table does not know is allowed to nobody. */
export const ruleOf = (action: string): Rule => rules.get(action) ?? {}
