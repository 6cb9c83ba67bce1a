import { Sealed } from '@wangge/contract'
import { Problem, say } from '@wangge/problem'
import * as z from 'zod'
import { MediationStep } from '../contract/mediation-words.ts'
import {
  Agency,
  CaseClass,
  FirstResult,
  finalSteps,
  Holder,
  limits,
  Source,
  type Step,
  steps,
} from '../contract/words.ts'

/** Refuses whatever would write anew about a case of which everything was erased. */
export const notErased = ({ erasedAt }: Case): void => {
  if (erasedAt === undefined) return
  throw new Problem(
    'gone',
    say('个人信息已清除，不能再办理', 'Everything personal was erased; nothing more can be done to it'),
    { facts: { erasedAt } },
  )
}

/** A limit that stopped and may have to go on as it was (C15). */
export const Clock = z.object({
  dueAt: z.string(),
  urgedAt: z.string().optional(),
  flagged: z.literal(true).optional(),
  guessedFrom: z.string().optional(),
  /** It stood still from here on, and goes on with what was left. */
  pausedAt: z.string().optional(),
})
export type Clock = z.output<typeof Clock>

const maybe = z.string().optional()

/**
 * A case as it rests. Kept within 1 KB for a usual one, because every step writes it again: times of steps, proofs and
 * answers are in its ledger and not here as well.
 */
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
  /** Level of the ladder it is at: F7 counts by the level at closing. */
  level: z.string(),
  holder: Holder,
  /** Whose doing it is about: it starts above the level of that area, and nobody there or below decides on it (C23). */
  aboveAreaId: z.string().optional(),
  /** The level's area, when the post that holds it is another area's: nobody was on duty nearer. */
  rungId: z.string().optional(),
  /** The post it fell from, as nobody filled that: it lies elsewhere until somebody does. */
  awayFrom: Holder.pick({ role: true, areaId: true }).optional(),

  /** Nobody filled a post that could take it when it came to lie here: its limit over, it goes on up (C10). */
  vacant: z.literal(true).optional(),

  /** The limit that runs and when it runs out; absent once struck off. */
  limit: z.enum(limits).optional(),
  dueAt: z.string().optional(),
  /** Some of its days lie beyond the county's calendar. */
  flagged: z.literal(true).optional(),
  /** From when on it was guessed, while it is; older cases do not say. */
  guessedFrom: z.string().optional(),
  /** Urged for this breach, when. */
  urgedAt: z.string().optional(),
  /** When the ladder must look at it next. */
  actAt: z.string().optional(),
  /** All the time this round may take, where a rule says so: no limit but the resident's own runs further (C9). */
  total: z
    .object({
      from: z.string(),
      dueAt: z.string(),
      flagged: z.literal(true).optional(),
      guessedFrom: z.string().optional(),
    })
    .optional(),
  stopped: z.partialRecord(z.enum(limits), Clock).optional(),
  /** A limit was missed on the way. */
  late: z.literal(true).optional(),
  /** When a missed limit was first found in this round, by the timer or by a step that came too late (G2). */
  lateAt: z.string().optional(),

  description: z.string(),
  address: Sealed.optional(),
  /** Version of the county's configuration whose form was answered; the answers are a row of their own. */
  formVersion: z.number().int().optional(),
  /** WGS-84, and the system it was given in. */
  place: z.object({ lon: z.number(), lat: z.number(), crs: z.string() }).optional(),
  source: Source,
  /** Who wrote it down for somebody else. */
  recorderId: z.string().optional(),
  /** Whose name, phone and address it carries: the one to be told. */
  subjectId: z.string().optional(),
  /** SHA-256 of the resident's token; nobody's for a part. */
  token: z.string(),
  /** The token under the reporter's own key: by a code to their phone they get it again (I1). */
  sealedToken: z.string().optional(),
  /** Nobody asked but whoever wrote it down: no order placed (点单), and nobody rates it. */
  unasked: z.literal(true).optional(),

  /** The step it goes on with when the resident has replied. */
  waitsFrom: z.enum(steps).optional(),
  /** In this round: how often the resident was asked, and for how many working days the clock stood by now (C9). */
  waited: z.object({ times: z.number().int(), days: z.number().int() }).optional(),
  /** How often the limit of handling was put off, and what is asked and not decided. */
  extensions: z.number().int().optional(),
  extension: z.object({ days: z.number().int(), memberId: z.string(), at: z.string() }).optional(),
  /** Why only those named and whoever it lies with may know of it (C20): its category, the reporter's wish, or staff. */
  confidential: z.enum(['category', 'reporter', 'staff']).optional(),
  /** Members named to see a confidential case. */
  viewers: z.array(z.string()).optional(),
  /** The post that named each of them. */
  namedBy: z.record(z.string(), Holder.omit({ memberId: true })).optional(),

  /** Who urged and has no reply yet. */
  urges: z.array(z.object({ memberId: z.string(), role: maybe, areaId: maybe, at: z.string(), to: maybe })).optional(),
  /** When whoever has it is reminded of them. */
  remindAt: z.string().optional(),
  /** Told to be stuck, when, and not moved since. */
  stuckAt: z.string().optional(),
  /** When step or level last changed, if they did. */
  movedAt: z.string().optional(),
  /** How often it was sent to a unit, and how often a unit sent it back (准确派遣率). */
  dispatches: z.number().int().optional(),
  returns: z.number().int().optional(),

  unitId: z.string().optional(),
  /** Area of the post that sent it to that unit. */
  sentFrom: z.string().optional(),
  /** Who solved it, and with which post at which level it lay then: a failed check sends it back there. */
  handlerId: z.string().optional(),
  handledAs: z.object({ role: z.string(), rungId: z.string() }).optional(),
  selfHandled: z.literal(true).optional(),
  rework: z.number().int().optional(),

  firstAnswerAt: z.string().optional(),
  solvedAt: z.string().optional(),
  struckOffAt: z.string().optional(),
  rating: z.object({ stars: z.number().int(), at: z.string(), comment: z.string().optional() }).optional(),

  /** The first result, and when it was closed in between, once it was opened again. */
  first: FirstResult.optional(),
  closings: z.array(z.object({ at: z.string(), until: z.string().optional() })).optional(),
  /** The case it is a part of; its own parts, and those of them that are open (C17). */
  parentId: z.string().optional(),
  parts: z.array(z.string()).optional(),
  openParts: z.array(z.string()).optional(),
  /** To whom it was handed over, under which receipt, the last one last; and who cancelled it when (C19). */
  handedOver: z.array(Agency.extend({ receiptNumber: z.string(), at: z.string() })).optional(),
  cancelled: z.object({ by: z.enum(['resident', 'member']), at: z.string() }).optional(),
  /** The case it goes on in; and those that go on in this one (C16). */
  mergedInto: z.string().optional(),
  merged: z.array(z.string()).optional(),

  /** Whether its words may be read by everybody: what a person decided, nothing before that (I3). */
  moderated: z.enum(['published', 'withheld']).optional(),
  /** The reporter asked to be known only to whoever has the case (I5). */
  hidden: z.literal(true).optional(),
  /** Since when nothing personal is in it; and that what lies beside it is still being cleared. */
  erasedAt: z.string().optional(),
  erasing: z.literal(true).optional(),
  /** Its latest mediation (C18): while that is pending the case stays in hand. */
  mediation: z.object({ ordinal: z.number().int(), step: MediationStep }).optional(),

  /** Promoted to all villages as a good practice. */
  practice: z.object({ practiceId: z.string(), at: z.string() }).optional(),

  /** Hash of its last ledger entry. */
  head: z.string(),
})
export type Case = z.output<typeof Case>

/** What settles which ladder a case climbs: where it happened, and whether it is kept from levels below, or is about one. */
export type Matter = Pick<Case, 'areaId' | 'category' | 'confidential' | 'aboveAreaId'>

/** The three locks of the strike-off list (C11). */
export const locksAt = (step: Step) => ({
  handled: steps.indexOf(step) >= steps.indexOf('solved'),
  checked: steps.indexOf(step) >= steps.indexOf('checked'),
  told: steps.indexOf(step) >= steps.indexOf('answered'),
})

export const isOpen = ({ step }: { step: Step }): boolean => !finalSteps.includes(step)

/** When the work on a closed case was over: no step was taken since. */
export const closedAt = ({ movedAt, reportedAt }: Pick<Case, 'movedAt' | 'reportedAt'>): string => movedAt ?? reportedAt
