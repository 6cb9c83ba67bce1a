import { type Answer, answer } from '@wangge/http'
import Builder from 'fast-xml-builder'

export type Format = 'xml' | 'json'
type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** What a file's name says: XML, which every server must speak, unless it ends in `.json`. */
export const fileOf = (file: string): { name: string; format: Format } => {
  const [, name = file, format = 'xml'] = /^(.*)\.(xml|json)$/.exec(file) ?? []
  return { name, format: format as Format }
}

/** Element names of what stands in a list: JSON has the list alone (the Spark convention). */
const itemOf: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
}

// XML 1.0 has no way to write these at all
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const elements = (value: Value, name: string): unknown => {
  if (typeof value === 'string') return value.replace(unwritable, '\u{fffd}')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const item = itemOf[name] as string
    return { [item]: value.map((one) => elements(one, item)) }
  }
  return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, elements(one, inner)]))
}

const builder = new Builder()

/** A document as its reader asked for it; `root` is the name of the XML's outermost element. */
export const documentOf = (format: Format, root: string, value: Value, status = 200): Answer => {
  if (format === 'json')
    return answer(status, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' })
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: elements(value, root) })}\n`
  return answer(status, body, { 'content-type': 'text/xml; charset=utf-8' })
}
