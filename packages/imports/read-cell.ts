import { boundsOf } from '@wangge/http/bounds'
import { bare } from '@wangge/http/strict'
import { type Fault, say } from '@wangge/problem'
import type * as z from 'zod'

/** A cell that a spreadsheet would run; a number's sign and a phone's plus are let through. */
const formula = /^(?:[=@\t\r]|[+-](?!\d))/
const digits = /^[+-]?\d+(?:\.\d+)?$/
/** How Excel writes a long code that it took for a number. */
const scientific = /^[+-]?\d(?:\.\d+)?E[+-]?\d+$/i
/** Days as Excel writes them, with the midnight that it adds. */
const day = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?: 0?0:00(?::00)?)?$/
const unseen = /[\u200b-\u200d\u2060\ufeff\u00ad]/g
const lone = /\p{Script=Han}\?|\?\p{Script=Han}/u

const runs = say('单元格不能以公式符号开头', 'A cell may not start like a formula')
const turned = say(
  'Excel 把编号改成了科学计数，请将该列设为文本',
  'Excel has turned the code into scientific notation: make the column text',
)
const noDigits = say('只能填数字，不能用科学计数或十六进制', 'Digits only, no exponent and no 0x')
const lost = say('有字符已经丢失（�），请从原件重新导出', 'A character was lost (�): export it again from the original')
const perhapsLost = say(
  '名称里有“?”，可能有字已经丢失',
  'There is a “?” among Chinese characters: one may have been lost',
)
const dropped = say('去掉了看不见的字符', 'Characters that nobody sees were dropped')

/** A cell as its column reads it, or what is wrong with it, and what is odd about it. */
export interface Cell {
  readonly text: string | undefined
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
}

const kindOf = (column: z.core.$ZodType): string => {
  const { type, format } = bare(column)._zod.def as unknown as { type: string; format?: string }
  return format === 'date' ? 'date' : type
}

const dayOf = (text: string): string => {
  const [, year, ...parts] = day.exec(text) ?? []
  if (year === undefined) return text
  const [month = '', date = ''] = parts.filter((part) => part !== undefined)
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

/** Reads one cell: what Excel or a wrong encoding did to it is told, never stored. */
export const readCell = (path: string, cell: string, column: z.core.$ZodType): Cell => {
  const kind = kindOf(column)
  const seen = cell.replace(unseen, '').trim()
  const warnings = [
    ...(seen === cell.trim() ? [] : [{ path, what: dropped }]),
    ...(lone.test(seen) ? [{ path, what: perhapsLost }] : []),
  ]
  const wrong = (): Fault | undefined => {
    if (formula.test(seen)) return { path, what: runs }
    if (seen.includes('\ufffd')) return { path, what: lost }
    if (kind !== 'number') return scientific.test(seen) ? { path, what: turned } : undefined
    return seen === '' || digits.test(seen)
      ? undefined
      : { path, what: noDigits, allowed: { ...numeric, ...boundsOf(column) } }
  }
  const fault = wrong()
  return { text: (kind === 'date' ? dayOf(seen) : seen) || undefined, faults: fault ? [fault] : [], warnings }
}
const numeric = { step: 1 }
