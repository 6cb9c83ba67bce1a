import { CaseId, Instant, route } from '@wangge/contract'
import type { Text } from '@wangge/problem'
import * as z from 'zod'
import { Taken } from './views.ts'
import { Note } from './words.ts'

/** Declares the commands of one kind of thing: `POST <path>/<verb>`, all with the same params and answer. */
export const commandsOn =
  <P extends z.ZodObject, A extends z.ZodType, N extends string>(of: {
    path: string
    tag: string
    /** What its actions begin with. */
    noun: N
    params: P
    answer: A
  }) =>
  <B extends z.ZodObject>(verb: string, action: `${N}.${string}`, summary: Text, body: B, example: z.input<B>) => {
    const { path, noun: _, ...same } = of
    return route({
      ...same,
      method: 'POST',
      path: `${path}/${verb}`,
      action,
      summary,
      body,
      example: { body: example },
    })
  }

const tag = 'cases'
const params = z.object({ caseId: CaseId })

/** What is said with a command, and when the phone in hand says it was; the server's own time is kept besides. */
export const said = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, capturedAt: Instant.optional() })

/** A staff command on one case. */
export const command = commandsOn({ path: '/v1/cases/{caseId}', tag, noun: 'case', params, answer: Taken })

export const withNote = said({ note: Note.optional() })
