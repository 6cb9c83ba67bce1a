import type { Text } from '@wangge/problem'

/** One text a person may receive. `{name}` is filled in; every variable it uses is declared. */
export interface Template {
  readonly id: string
  readonly title: Text
  readonly variables: readonly string[]
  readonly text: Text
  /** Sent at any hour. */
  readonly urgent: boolean
  /** Never shown in lists: it holds a secret. */
  readonly secret: boolean
}

export const template = (
  id: string,
  title: Text,
  variables: readonly string[],
  text: Text,
  { urgent = false, secret = false } = {},
): Template => ({ id, title, variables, text, urgent, secret })
