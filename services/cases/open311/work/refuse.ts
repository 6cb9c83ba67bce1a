import type { Answer, Refusal } from '@wangge/http'
import { Refused } from '@wangge/http/refused'
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

/** 400 for what is wrong, as the specification has it; whatever else a request is refused for keeps its own status. */
const httpStatusOf = (status: number, isFile: boolean): number => (isFile ? 404 : status === 422 ? 400 : status)

/** Errors as Open311 tells them: an array, in the format that was asked for; also of a method that is not there. */
export const refuse = ({ problem, status, path: asked, language }: Refusal): Answer => {
  const { detail, fields, facts } = problem
  const isFile = fields.some((fault) => fault.path === 'file')
  const code = httpStatusOf(status, isFile)
  const sentences = isFile
    ? [noSuchFile[language]]
    : fields.length === 0
      ? [detail[language]]
      : fields.map(({ path, what }) => `${nameOf(path)}: ${what[language]}`)
  const { format } = fileOf(asked)
  const errors = sentences.map((description) => ({ code, description }))
  const told = documentOf(format, 'errors', errors, code)
  const headers = {
    ...told.headers,
    'content-language': language,
    ...(status === 405 && { allow: (facts.allowed as string[]).join(', ') }),
    ...(typeof facts.retryAfter === 'number' && { 'retry-after': String(Math.ceil(facts.retryAfter)) }),
  }
  return { ...told, headers }
}

const readNames = new Set(['services', 'servicerequestupdates', 'discovery'])

/** As `refuse`; what can only be read is there, and takes no other method. */
export const refusePost = (refusal: Refusal): Answer => {
  const { name } = fileOf(refusal.path.slice(refusal.path.lastIndexOf('/') + 1))
  if (!readNames.has(name)) return refuse(refusal)
  const detail = say('此地址不支持这个方法', 'The method is not allowed here')
  return refuse({ ...refusal, status: 405, problem: new Refused(405, detail, { facts: { allowed: ['GET'] } }) })
}
