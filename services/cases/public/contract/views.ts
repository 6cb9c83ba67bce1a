import { CaseId, Instant } from '@wangge/contract'
import { FileKind } from '@wangge/files/kinds'
import * as z from 'zod'
import { LookedAt } from '../../case/contract/looks.ts'
import { HandedOver, Stars, Step } from '../../case/contract/words.ts'
import { FileLinks } from '../../file/contract.ts'

/** What the resident sees: the step, the post that has it, the day to expect; nobody's name or phone. */
export const PublicCase = z.object({
  number: CaseId,
  step: Step,
  /** The step in the caller's language. */
  title: z.string(),
  category: z.string(),
  reportedAt: Instant,
  /** What its reporter said, then in reply to questions, and sent; the links open nothing after `until`. */
  description: z.string(),
  replies: z.array(z.object({ at: Instant, text: z.string() })),
  files: z.array(z.object({ kind: FileKind, at: Instant, links: FileLinks.optional() })),
  /** Whether a photo or recording may be added. */
  addFile: z.object({ open: z.boolean() }),
  steps: z.array(z.object({ step: Step, title: z.string(), at: Instant })),
  /** Absent once struck off. */
  holder: z.object({ post: z.string(), area: z.string(), level: z.string() }).optional(),
  /** When the running step is due. */
  expectedAt: Instant.optional(),
  /** That day lies beyond the published calendar: expected, not settled. */
  provisional: z.literal(true).optional(),
  /** What staff ask of the resident, while it waits for the reply. */
  question: z.object({ at: Instant, text: z.string(), until: Instant.optional() }).optional(),
  answers: z.array(z.object({ at: Instant, text: z.string(), final: z.boolean() })),
  /** The agency that has it now, and the number to ask there by. */
  handedOver: HandedOver.optional(),
  /** Whether it may be withdrawn. */
  withdraw: z.object({ open: z.boolean() }),
  /** While it is mediated, and once it was: of which kind, and since when. It cannot be withdrawn meanwhile. */
  mediation: z.object({ kind: z.string(), open: z.boolean(), at: Instant }).optional(),
  /** Where several units have a part in it: how far each is. */
  parts: z.array(z.object({ category: z.string(), step: Step, title: z.string() })),
  /** It goes on together with another report of the same matter: steps and answers are those of both. */
  merged: z.boolean(),
  /** Only those who must may know of it (C20). */
  confidential: z.boolean(),
  /** Who looked at it, the newest first, at most 50: the post and its area, nobody's name. */
  looks: z.array(
    z.object({
      at: Instant,
      post: z.string(),
      area: z.string(),
      what: LookedAt,
    }),
  ),
  /** Whether it may be opened again. */
  reopen: z.object({ open: z.boolean(), until: Instant.optional() }),
  rating: z.object({ open: z.boolean(), until: Instant.optional(), stars: Stars.optional() }),
  /** Name, phone and address are for whoever has the case only. */
  hidden: z.boolean(),
  /** Nothing personal is in it since; it cannot be opened again or rated. */
  erasedAt: Instant.optional(),
})
export type PublicCase = z.output<typeof PublicCase>
