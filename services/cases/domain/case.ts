import { Sealed } from '@wangge/contract'
import * as z from 'zod'
import { CaseClass, Evidence, Holder, type Limit, limits, Source, type Step, steps } from '../contract/words.ts'

export type { Evidence, Holder } from '../contract/words.ts'

/** A limit that runs, or that stopped and may have to go on. */
export const Clock = z.object({
  dueAt: z.string(),
  /** Some of its days lie beyond the county's calendar. */
  flagged: z.literal(true).optional(),
  /** Urged for this breach, when. */
  urgedAt: z.string().optional(),
  stopped: z.literal(true).optional(),
})
export type Clock = z.output<typeof Clock>

export const Case = z.object({
  caseId: z.string(),
  /** The grid it happened in. */
  areaId: z.string(),
  listingAreaId: z.string(),
  step: z.enum(steps),
  category: z.string(),
  class: CaseClass,
  /** First words of the description, for lists. */
  title: z.string(),
  reportedAt: z.string(),
  /** Level of the ladder it is at, and that level's area: F7 counts by the level at closing. */
  level: z.string(),
  rungId: z.string(),
  holder: Holder,
  /** When the running limit runs out; absent once struck off. */
  dueAt: z.string().optional(),
  /** When the ladder must look at it next. */
  actAt: z.string().optional(),
  clocks: z.partialRecord(z.enum(limits), Clock),
  /** A limit was missed on the way. */
  late: z.literal(true).optional(),

  description: z.string(),
  address: Sealed.optional(),
  place: z.object({ lon: z.number(), lat: z.number(), crs: z.string() }).optional(),
  source: Source,
  /** Who wrote it down for somebody else. */
  recorderId: z.string().optional(),
  /** Whose name, phone and address it carries: the one to be told. */
  subjectId: z.string().optional(),
  /** SHA-256 of the resident's token, and of what was reported. */
  token: z.string(),
  asked: z.string(),

  unitId: z.string().optional(),
  /** Who solved it, and where it lay then: a failed check sends it back there. */
  handlerId: z.string().optional(),
  handledAt: z.object({ level: z.string(), rungId: z.string(), holder: Holder }).optional(),
  selfHandled: z.literal(true).optional(),
  evidence: z.array(Evidence).optional(),
  rework: z.number().int().optional(),

  firstAnswerAt: z.string().optional(),
  solvedAt: z.string().optional(),
  checkedAt: z.string().optional(),
  answeredAt: z.string().optional(),
  struckOffAt: z.string().optional(),
  rating: z.object({ stars: z.number().int(), at: z.string(), comment: z.string().optional() }).optional(),

  /** Hash of its last ledger entry. */
  head: z.string(),
})
export type Case = z.output<typeof Case>

/** Who acts: a member and the role they act in, the resident, or the county's timer. */
export interface Actor {
  readonly kind: 'member' | 'resident' | 'timer'
  readonly memberId?: string
  readonly role?: string
  /** Area of the grant they act by. */
  readonly areaId?: string
}

/** The three locks of the strike-off list (C11), as far as a step tells. */
export const locksAt = (step: Step) => {
  const handled = steps.indexOf(step) >= steps.indexOf('solved')
  const checked = steps.indexOf(step) >= steps.indexOf('checked')
  const told = steps.indexOf(step) >= steps.indexOf('answered')
  return { handled, checked, told }
}

/** The locks by what is recorded: who solved it, who checked it, when the resident was told. */
export const locksOf = ({ solvedAt, checkedAt, answeredAt }: Case) => ({
  handled: solvedAt !== undefined,
  checked: checkedAt !== undefined,
  told: answeredAt !== undefined,
})

/** The limit that runs, if the case is open. */
export const runningLimit = ({ clocks }: Pick<Case, 'clocks'>): Limit | undefined =>
  limits.find((limit) => clocks[limit] && !clocks[limit].stopped)

export const isOpen = ({ step }: { step: Step }): boolean => step !== 'struck-off'
