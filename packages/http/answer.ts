/** An answer with its own status or headers, or of another kind than JSON. */
export interface Answer {
  readonly kind: 'answer'
  readonly status: number
  /** A string goes out as it is (`content-type` from `headers`), anything else as JSON. */
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
  /** Each a `Set-Cookie` of its own. */
  readonly cookies: readonly string[]
}

/** For redirects, HTML, files and extra headers; handlers that answer JSON just return it. */
export const answer = (
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
  cookies: readonly string[] = [],
): Answer => ({ kind: 'answer', status, body, headers, cookies })

/** Did the handler use `answer()`? */
export const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && (value as Answer).kind === 'answer' && 'headers' in value
