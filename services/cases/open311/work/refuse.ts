import type { Answer, Refusal } from '@wangge/http'
import { say } from '@wangge/problem'
import { documentOf, fileOf } from './document.ts'

/** Names that Open311 has for what a case calls otherwise. */
const names: ReadonlyMap<string, string> = new Map([
  ['place', 'lat, long'],
  ['gridCode', 'address_id'],
  ['category', 'service_code'],
  ['name', 'first_name'],
])
const nameOf = (path: string): string => names.get(path) ?? path.replace(/^answers\.(.+)$/, 'attribute[$1]')
const noSuchFile = say('没有这个地址；格式为 .xml 或 .json', 'No such resource; formats are .xml and .json')

/** 404 for what is not there, 403 for a key that is not right, 400 for anything else, as the specification has it. */
const httpStatusOf = (code: string, isFile: boolean): number =>
  isFile || code === 'not-found' ? 404 : code === 'forbidden' ? 403 : 400

/** Errors as Open311 tells them: an array, in the format that was asked for; also of a method that is not there. */
export const refuse = ({ problem, status, path: asked, language }: Refusal): Answer => {
  const { code: kind, detail, fields, facts } = problem
  const isFile = fields.some((fault) => fault.path === 'file')
  const httpStatus = status === 405 ? status : httpStatusOf(kind, isFile)
  // a code may say more than the status: busy, too large, too many
  const code = httpStatus === 400 && status !== 422 ? status : httpStatus
  const sentences = isFile
    ? [noSuchFile[language]]
    : fields.length === 0
      ? [detail[language]]
      : fields.map(({ path, what }) => `${nameOf(path)}: ${what[language]}`)
  const { format } = fileOf(asked)
  const errors = sentences.map((description) => ({ code, description }))
  const told = documentOf(format, 'errors', errors, httpStatus)
  const headers = {
    ...told.headers,
    'content-language': language,
    ...(status === 405 && { allow: (facts.allowed as string[]).join(', ') }),
    ...(typeof facts.retryAfter === 'number' && { 'retry-after': String(Math.ceil(facts.retryAfter)) }),
  }
  return { ...told, headers }
}
