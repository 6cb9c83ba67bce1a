import * as z from 'zod'

/** Where a matter stands, as far as texts about it depend on it: ids, never a name. */
export const Standing = z.object({
  areaId: z.string(),
  step: z.string().optional(),
  category: z.string().optional(),
  class: z.string().optional(),
  level: z.string().optional(),
  holder: z
    .object({
      role: z.string().optional(),
      areaId: z.string().optional(),
      unitId: z.string().optional(),
      memberId: z.string().optional(),
    })
    .optional(),
  dueAt: z.string().optional(),
  /** Its limit lies beyond the published calendar. */
  provisional: z.literal(true).optional(),
  confidential: z.literal(true).optional(),
  pending: z.array(z.string()).optional(),
  actorId: z.string().optional(),
  parentId: z.string().optional(),
  /** Of an item of a deed list. */
  list: z.string().optional(),
  dueOn: z.string().optional(),
})
export type Standing = z.output<typeof Standing>

/**
 * What a text does to whoever reads it: `brings` them the matter, speaks of one that is `theirs`, says that it is
 * `gone`; `decides`: somebody waits for their decision; `open`: holds while the step is the same; `news` stay true.
 */
export const stages = ['brings', 'theirs', 'gone', 'decides', 'open', 'news'] as const
export type Stage = (typeof stages)[number]

export const About = z.object({
  caseId: z.string(),
  /** The case's revision that it tells of. */
  of: z.int(),
  step: z.string().optional(),
  /** The session of its mediation: what is told of one says nothing of another, unless it `endsAll` to come. */
  session: z.string().optional(),
  endsAll: z.literal(true).optional(),
  stage: z.enum(stages),
  /** To whom it lies with, or is above them: looked up again when it is sent. Absent when it is for one person alone. */
  post: z.string().optional(),
})
export type About = z.output<typeof About>

/** A post or unit as one word. */
export const postOf = ({ role = '', areaId = '', unitId = '' }: NonNullable<Standing['holder']>): string =>
  `${role}@${areaId}/${unitId}`

/** A text that waits for one person about one case, the oldest first. */
export interface Waiting {
  readonly template: string
  readonly about: About
}

export interface Now {
  /** What the latest fact said; nothing when none was heard since. */
  readonly standing?: Standing | undefined
  /** Is the reader among those it lies with, or who decide, by now? */
  readonly isTheirs: boolean
}

const holding: readonly Stage[] = ['brings', 'theirs', 'gone']

const whyNot = (one: Waiting, waiting: readonly Waiting[], { standing, isTheirs }: Now): string | undefined => {
  const { stage, step, post } = one.about
  const isOfSame = ({ about }: Waiting) => about.session === one.about.session
  const others = waiting.filter(isOfSame)
  const later = waiting
    .slice(waiting.indexOf(one) + 1)
    .filter((other) => isOfSame(other) || (one.about.session !== undefined && other.about.endsAll))
  const rivals = (of: Waiting) =>
    holding.includes(stage) ? holding.includes(of.about.stage) : of.template === one.template && stage !== 'news'
  if (later.some(rivals)) return 'superseded'
  if (stage === 'gone') return others.some(({ about }) => about.stage === 'brings') ? 'never-told' : undefined
  if (stage === 'news') return undefined
  if (stage === 'decides' && standing && !standing.pending?.includes('extension')) return 'no-longer-true'
  if (stage !== 'decides' && standing && step !== undefined && standing.step !== step) return 'no-longer-true'
  if (stage === 'open' || post === undefined || isTheirs) return undefined
  const isHandedOn = stage !== 'decides' && standing?.holder && postOf(standing.holder) !== post
  return isHandedOn ? 'no-longer-true' : 'not-in-post'
}

/** Which of the texts that wait for one person about one case are still to be said, and why the others are not. */
export const sift = <W extends Waiting>(waiting: readonly W[], now: Now): { said: W[]; dropped: [W, string][] } => {
  const said: W[] = []
  const dropped: [W, string][] = []
  for (const one of waiting) {
    const why = whyNot(one, waiting, now)
    if (why === undefined) said.push(one)
    else dropped.push([one, why])
  }
  return { said, dropped }
}
