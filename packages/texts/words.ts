import type { Text } from '@wangge/problem'

/** Names of the variables in a text, as `{name}`. */
export const variablesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

type VariableIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | VariableIn<Rest> : never

/** One text a person may receive; `{name}` is filled in. */
export interface Template<V extends string = string> {
  readonly title: Text
  readonly text: Text
  /** What a county may use in its own wording: whatever ours use. */
  readonly variables: readonly V[]
  /** What it says nothing without. */
  readonly needs?: NoInfer<V>
  /** Sent at any hour. */
  readonly urgent: boolean
  /** Told at any hour, though nothing goes behind it: what somebody waits for. */
  readonly anytime: boolean
  /** Never shown in lists: it holds a secret. */
  readonly secret: boolean
  /** What it says holds for somebody who has no part in the matter any more, or none yet. */
  readonly toAnyone?: true
  /** Of a matter whose limit is over: it `says` so in place of others, or keeps its own words all the same. */
  readonly pastLimit?: 'says' | 'keeps'
  /** Its name before templates were named as their facts: counties may use it for one version, stored messages keep it. */
  readonly was?: string
}

interface Words<Z extends string, E extends string> {
  readonly title: Text
  readonly 'zh-CN': Z
  readonly en: E
  readonly needs?: VariableIn<NoInfer<Z | E>>
  readonly urgent?: true
  readonly anytime?: true
  readonly secret?: true
  readonly toAnyone?: true
  readonly pastLimit?: 'says' | 'keeps'
  readonly was?: string
}

/** Declares what a template says; its variables are those that stand in the words. */
export const words = <Z extends string, E extends string>({
  title,
  'zh-CN': chinese,
  en,
  urgent = false as true,
  anytime = false as true,
  secret = false as true,
  ...more
}: Words<Z, E>): Template<VariableIn<Z | E>> => ({
  title,
  text: { 'zh-CN': chinese, en },
  variables: [...new Set(variablesIn(chinese + en))] as VariableIn<Z | E>[],
  urgent,
  anytime,
  secret,
  ...more,
})
