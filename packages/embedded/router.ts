/** What a path leads to. */
export interface Match<T> {
  readonly to: T
  readonly params: Readonly<Record<string, string>>
}

interface Node<T> {
  readonly literal: Map<string, Node<T>>
  param?: Node<T>
  readonly ends: Map<string, { to: T; names: readonly string[] }>
}

const node = <T>(): Node<T> => ({ literal: new Map(), ends: new Map() })
const decoded = (text: string): string | undefined => {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Finds the route of a request as API Gateway does: by segments, a literal before a parameter. */
export const routerOf = <T>(routes: Iterable<readonly [method: string, path: string, to: T]>) => {
  const root = node<T>()
  for (const [method, path, to] of routes) {
    let at = root
    const names: string[] = []
    for (const segment of path.split('/').slice(1)) {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1]
      if (name) {
        names.push(name)
        at.param ??= node()
        at = at.param
      } else {
        const next = at.literal.get(segment) ?? node()
        at.literal.set(segment, next)
        at = next
      }
    }
    if (at.ends.has(method)) throw new Error(`two routes ${method} ${path}`)
    at.ends.set(method, { to, names })
  }

  const walk = (
    at: Node<T>,
    segments: readonly string[],
    n: number,
    method: string,
    taken: string[],
  ): Match<T> | undefined => {
    const segment = segments[n]
    if (segment === undefined) {
      const end = at.ends.get(method)
      if (!end) return undefined
      return { to: end.to, params: Object.fromEntries(end.names.map((name, k) => [name, taken[k] as string])) }
    }
    const literal = at.literal.get(segment)
    const found = literal && walk(literal, segments, n + 1, method, taken)
    if (found || !at.param || segment === '') return found
    const value = decoded(segment)
    if (value === undefined) return undefined
    taken.push(value)
    const matched = walk(at.param, segments, n + 1, method, taken)
    if (!matched) taken.pop()
    return matched
  }

  return (method: string, path: string): Match<T> | undefined => walk(root, path.split('/').slice(1), 0, method, [])
}
