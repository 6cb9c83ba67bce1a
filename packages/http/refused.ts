import { type Code, Problem, type ProblemOptions, type Text } from '@wangge/problem'

/** Status of each code: the only place where codes meet HTTP. */
export const statusOf: Readonly<Record<Code, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  gone: 410,
  'too-soon': 429,
  'too-many': 429,
  unavailable: 503,
}

/** A request refused for how it was sent, before anybody looked at what it says: 400, 405, 413, 415. */
export class Refused extends Problem {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: number,
    detail: Text,
    {
      code = 'invalid',
      headers = {},
      ...options
    }: ProblemOptions & { code?: Code; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(code, detail, options)
    this.status = status
    this.headers = headers
  }
}
