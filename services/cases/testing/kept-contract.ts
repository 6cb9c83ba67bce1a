import { isDeepStrictEqual } from 'node:util'
import type { Fact } from '@wangge/contract'
import type { EventItem } from '@wangge/table'

/** What is wrong with facts that were told: every one of `facts` must be among them, and each be as its contract says. */
export const faultsOf = (told: readonly Pick<EventItem, 'type' | 'data'>[], facts: readonly Fact[]): string[] => {
  const types = new Set(told.map(({ type }) => type))
  return [
    ...facts.filter(({ type }) => !types.has(type)).map(({ type }) => `${type} was not told`),
    ...facts.filter(({ data, example }) => !data.safeParse(example).success).map(({ type }) => `${type}: its example`),
    ...told.flatMap(({ type, data }) => {
      const fact = facts.find((one) => one.type === type)
      if (!fact) return []
      const { data: parsed, error } = fact.data.safeParse(data)
      return isDeepStrictEqual(parsed, data) ? [] : [`${type}: ${error?.message ?? JSON.stringify(data)}`]
    }),
  ]
}
