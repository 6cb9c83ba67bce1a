import { AreaId, CaseId, Instant, LocalDate, line, lines, Ulid } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import * as z from 'zod'

export const DisclosureId = Ulid.meta({ title: 'DisclosureId' })

/** Steps of the publication of a major matter. */
export const disclosureSteps = ['draft', 'published', 'closed', 'withdrawn'] as const
export const DisclosureStep = z.enum(disclosureSteps)
export type DisclosureStep = z.output<typeof DisclosureStep>

/** What may be done to it. */
export const disclosureCommands = ['draft', 'revise', 'publish', 'object', 'close', 'withdraw'] as const
export const DisclosureCommand = z.enum(disclosureCommands)
export type DisclosureCommand = z.output<typeof DisclosureCommand>

/** What is published. Everybody may read it: staff write no resident's name, phone or address into it. */
export const disclosureText = {
  kind: Code,
  area: AreaId,
  title: line(80),
  text: lines(3000),
  /** First and last day on which it is open to objections. */
  opensOn: LocalDate,
  closesOn: LocalDate,
}

/** A line of a list. */
export const DisclosureBrief = z.object({
  disclosureId: DisclosureId,
  areaId: AreaId,
  kind: Code,
  title: z.string(),
  opensOn: LocalDate,
  closesOn: LocalDate,
  step: DisclosureStep,
})
export type DisclosureBrief = z.output<typeof DisclosureBrief>

/** As staff see it. */
export const DisclosureView = DisclosureBrief.extend({
  rev: z.int(),
  text: z.string(),
  result: z.string().optional(),
  /** How many residents objected, how many of them wait for an answer, and the cases of it that the caller may see. */
  objections: z.int(),
  unanswered: z.int(),
  caseIds: z.array(CaseId),
  allowed: z.array(DisclosureCommand),
})
export type DisclosureView = z.output<typeof DisclosureView>

/** What a command did; a repeat with the same Idempotency-Key gets the same again. */
export const DisclosureTaken = z.object({
  disclosureId: DisclosureId,
  rev: z.int(),
  command: DisclosureCommand,
  from: DisclosureStep.optional(),
  step: DisclosureStep,
  at: Instant,
  allowed: z.array(DisclosureCommand),
})
export type DisclosureTaken = z.output<typeof DisclosureTaken>

/** As anybody sees it. */
export const PublicDisclosure = z.object({
  disclosureId: DisclosureId,
  areaId: AreaId,
  /** Names of area and kind in the caller's language. */
  area: z.string(),
  kind: z.string(),
  title: z.string(),
  opensOn: LocalDate,
  closesOn: LocalDate,
  /** Objections are taken today. */
  open: z.boolean(),
  /** How many objected so far: counted, whatever the result says. */
  objections: z.int(),
  /** What came of it, once it is closed. */
  result: z.string().optional(),
})
export type PublicDisclosure = z.output<typeof PublicDisclosure>
