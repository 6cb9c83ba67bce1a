import { type Language, Problem, say } from '@wangge/problem'
import { Conflict } from '@wangge/table'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { isAnswer } from './answer.ts'
import { Refused, statusOf } from './refused.ts'

const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  vary: 'Accept-Language, Authorization',
}
const json = { ...always, 'content-type': 'application/json; charset=utf-8' }

const revOf = (body: unknown): number | undefined => {
  const rev = (body as { rev?: unknown } | undefined | null)?.rev
  return typeof rev === 'number' ? rev : undefined
}

/** What a handler answered, as a response. `unlessTag` is the caller's `If-None-Match`. */
export const respond = (status: number, result: unknown, unlessTag?: string): APIGatewayProxyStructuredResultV2 => {
  if (isAnswer(result)) {
    const { status: statusCode, body, headers, cookies } = result
    const isText = typeof body === 'string' || body === undefined
    return {
      statusCode,
      headers: { ...(isText ? always : json), ...headers },
      body: isText ? (body ?? '') : JSON.stringify(body),
      ...(cookies.length > 0 && { cookies: [...cookies] }),
    }
  }
  if (result === undefined) return { statusCode: status === 200 ? 204 : status, headers: always, body: '' }
  const rev = revOf(result)
  if (rev === undefined) return { statusCode: status, headers: json, body: JSON.stringify(result) }
  const etag = `"${rev}"`
  if (unlessTag === etag) return { statusCode: 304, headers: { ...always, etag }, body: '' }
  return { statusCode: status, headers: { ...json, etag }, body: JSON.stringify(result) }
}

const failures: Readonly<Record<string, string>> = {
  ProvisionedThroughputExceededException: 'throttled',
  ThrottlingException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TimeoutError: 'timed out',
}

/** Every error as a problem: what was thrown on purpose as it is, a lost race as `conflict`, the rest without a word of why. */
export const problemOf = (error: unknown): { problem: Problem; status: number; expected: boolean } => {
  if (error instanceof Refused) return { problem: error, status: error.status, expected: true }
  if (error instanceof Problem) return { problem: error, status: statusOf[error.code], expected: true }
  if (error instanceof Conflict) {
    const detail = say('内容已被他人更改，请刷新后重试', 'It was changed in the meantime; read it again and retry')
    return { problem: new Problem('conflict', detail, { cause: error }), status: 409, expected: true }
  }
  if (failures[(error as Error | undefined)?.name ?? '']) {
    const detail = say('系统繁忙，请稍后重试', 'Busy; try again shortly')
    return {
      problem: new Problem('unavailable', detail, { cause: error }),
      status: 503,
      expected: false,
    }
  }
  const detail = say('系统出错，已记录', 'Something went wrong and was recorded')
  return { problem: new Problem('unavailable', detail, { cause: error }), status: 500, expected: false }
}

const titles: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  400: say('无法读取请求', 'Unreadable request'),
  401: say('未登录', 'Not signed in'),
  403: say('无权操作', 'Not allowed'),
  404: say('没有找到', 'Not found'),
  405: say('不支持的方法', 'Method not allowed'),
  409: say('与当前状态冲突', 'In conflict with its state'),
  410: say('已失效', 'Gone'),
  412: say('内容已更改', 'Changed in the meantime'),
  413: say('请求体过大', 'Body too large'),
  415: say('内容类型不支持', 'Unsupported content type'),
  422: say('内容有误', 'Invalid content'),
  429: say('请求过于频繁', 'Too many requests'),
  500: say('系统出错', 'Internal error'),
  503: say('暂时不可用', 'Unavailable'),
}

/** An error as the body of a problem (RFC 9457) in the caller's language. */
export const problemBody = (error: unknown, { language, id }: { language: Language; id: string }) => {
  const { problem, status } = problemOf(error)
  const { code, detail, facts, fields } = problem
  const errors = fields.map(({ path, what, allowed }) => ({
    path,
    detail: what[language],
    ...(allowed === undefined ? {} : { allowed }),
  }))
  return {
    ...facts,
    type: `urn:wangge:problem:${code}`,
    title: titles[status]?.[language] ?? code,
    status,
    detail: detail[language],
    code,
    instance: id,
    ...(errors.length > 0 && { errors }),
  }
}

const badToken = { 'www-authenticate': 'Bearer realm="wangge", error="invalid_token"' }

/** An error as a response. */
export const respondProblem = (
  error: unknown,
  request: { language: Language; id: string },
): APIGatewayProxyStructuredResultV2 => {
  const { problem, status } = problemOf(error)
  const { retryAfter = status === 503 ? 1 : undefined } = problem.facts
  const headers = {
    ...always,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': request.language,
    ...(problem instanceof Refused ? problem.headers : status === 401 && badToken),
    ...(typeof retryAfter === 'number' && { 'retry-after': String(Math.ceil(retryAfter)) }),
  }
  return { statusCode: status, headers, body: JSON.stringify(problemBody(error, request)) }
}
