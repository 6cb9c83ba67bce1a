import { Bilingual, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Locks } from '../../case/contract/views.ts'
import { Command, Limit, Step } from '../../case/contract/words.ts'

/** What may be there to be answered. */
const Awaited = z.enum(['urges', 'extension', 'practice', 'handedOver'])

const Outcome = z.object({
  /** Which of the command's outcomes this is, where it has several. */
  when: z.string().optional(),
  /** Steps it may be taken from; none: it opens a case. */
  from: z.array(Step),
  /** `same`: the case stays at its step. */
  to: z.union([Step, z.literal('same')]),
  stops: z.array(Limit),
  starts: z.array(Limit),
  /** Goes on with what is left of the limit: the deadline is not renewed. */
  resumes: z.array(Limit),
  /** What it stops stands still meanwhile, and goes on later with what was left. */
  pauses: z.boolean(),
  /** Begins the running limit anew. */
  renews: z.boolean(),
  /** Puts the running limit off. */
  extends: z.boolean(),
})

/** How a command is given: by the reporter without an account or with the token of the case, or by staff. */
const Call = z.object({
  by: z.enum(['anyone', 'resident', 'staff']),
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
})

/** The state table of cases, whole: a front end draws its buttons from it. */
export const CaseSteps = z.object({
  steps: z.array(
    z.object({
      step: Step,
      title: Bilingual,
      /** The work is over here. */
      final: z.boolean(),
      locks: Locks,
      /** Limits that may be running here. */
      limits: z.array(Limit),
      allowed: z.array(Command),
    }),
  ),
  commands: z.array(
    z.object({
      command: Command,
      title: Bilingual,
      /** `staff` by role; `itself`: nobody asks, it happens as soon as it may; `timer`: the county's timer as well. */
      who: z.array(z.enum(['anyone', 'staff', 'resident', 'itself', 'timer'])),
      /** Roles that may give it over the case's area, and roles that may when it is or was with their unit. */
      roles: z.object({ subtree: z.array(z.string()), unit: z.array(z.string()) }),
      /** What to call for it; what happens by itself has none. */
      calls: z.array(Call),
      /** Whoever solved the case may not. */
      otherThanHandler: z.boolean(),
      /** For posts of the level the case lies at or above, and for the unit that has it; not for those below. */
      notFromBelow: z.boolean(),
      /** Once the case was sent to a unit: for that unit, and for posts at or above whoever sent it; not for others. */
      ofUnit: z.boolean(),
      /** Not while a part of the case is open; and not for a part. */
      whole: z.boolean(),
      notOfParts: z.boolean(),
      /** Offered only while there is something to answer: an urging, or an extension that was asked for. */
      answers: Awaited.optional(),
      /** Not a second time while this is there. */
      unless: Awaited.optional(),
      /** Not on the way from report to strike-off: never among what is allowed at a step. */
      beside: z.boolean(),
      /** Type of the event it makes. */
      makes: z.string(),
      outcomes: z.array(Outcome),
    }),
  ),
  limits: z.array(z.object({ limit: Limit, title: Bilingual })),
  /** What the roles are called. */
  roles: z.array(z.object({ role: z.string(), title: Bilingual })),
})
export type CaseSteps = z.output<typeof CaseSteps>

export const listCaseSteps = route({
  method: 'GET',
  path: '/v1/case-steps',
  action: 'case-steps.read',
  tag: 'cases',
  summary: say('事项步骤表：哪一步谁能做什么', 'The state table: who may do what at which step'),
  answer: CaseSteps,
})
