import { route } from '@wangge/contract'
import type { Text } from '@wangge/problem'
import type * as z from 'zod'

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
