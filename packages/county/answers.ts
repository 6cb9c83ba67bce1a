import { LocalDate, line, lines } from '@wangge/contract'
import { hasWords } from '@wangge/contract/words'
import { type Allowed, type Fault, type Language, Problem, say, type Text } from '@wangge/problem'
import * as z from 'zod'
import { Code } from './code.ts'
import type { Form, FormField } from './form.ts'

const mostText = 1000
const mostChosen = 100

/** An answer as it travels: a text, date or choice, a number, yes or no, several choices. */
export const AnswerValue = z.union([
  z
    .string()
    .refine((text) => text.length <= mostText * 8, { error: `length:1-${mostText}` })
    .meta({ maxLength: mostText }),
  z.number(),
  z.boolean(),
  z.array(Code).max(mostChosen),
])
export type AnswerValue = z.output<typeof AnswerValue>

/** Answers to a form, by the codes of its fields. */
export const Answers = z.record(Code, AnswerValue)
export type Answers = Readonly<z.output<typeof Answers>>

const required = say('必填', 'Is required')
const unasked = say('这一类别没有这个问题', 'Is not asked for this category')
const unlisted = say('不在选项之中', 'Is not one of the choices')

/** What an answer must be, by kind; choices are looked up besides. */
const rules: Readonly<Record<FormField['kind'], readonly [z.ZodType<AnswerValue>, Text]>> = {
  text: [line(200), say('最多 200 字，一行', 'At most 200 characters on one line')],
  'long-text': [lines(mostText), say(`最多 ${mostText} 字`, `At most ${mostText} characters`)],
  number: [z.number(), say('应为数字', 'Must be a number')],
  date: [LocalDate, say('应为日期，如 2026-11-30', 'Must be a date, such as 2026-11-30')],
  choice: [z.string(), unlisted],
  'multi-choice': [
    z.array(z.string()).refine((all) => new Set(all).size === all.length),
    say('应为若干选项，不重复', 'Must be choices, each named once'),
  ],
  'yes-no': [z.boolean(), say('应为是或否', 'Must be true or false')],
}

const empty = say('没有能读的文字', 'There is nothing in it that could be read')
const bounds: Readonly<Partial<Record<FormField['kind'], Allowed>>> = {
  text: { min: 1, max: 200, step: 1 },
  'long-text': { min: 1, max: mostText, step: 1 },
  number: { format: 'number', example: 1 },
  date: { format: 'date', example: '2026-11-30' },
  'yes-no': [true, false],
}

const choicesOf = ({ choices = [] }: FormField): string[] => choices.map(({ code }) => code)

const read = (field: FormField, given: AnswerValue): AnswerValue | Fault => {
  const path = `answers.${field.code}`
  const [schema, what] = rules[field.kind]
  const { success, data } = schema.safeParse(given)
  if (!success) {
    const isText = field.kind === 'text' || field.kind === 'long-text'
    const isEmpty = isText && typeof given === 'string' && !hasWords(given)
    return { path, what: isEmpty ? empty : what, allowed: bounds[field.kind] ?? choicesOf(field) }
  }
  const chosen = field.choices ? [data].flat() : []
  const isListed = chosen.every((one) => choicesOf(field).includes(one as string))
  return isListed ? data : { path, what: unlisted, allowed: choicesOf(field) }
}

const isFault = (found: AnswerValue | Fault): found is Fault => typeof found === 'object' && !Array.isArray(found)

/** The answers that are right for their questions, in the form's order, and what is wrong with the others. */
export const readAnswers = (form: Form, given: Answers): { answers: Answers; faults: Fault[] } => {
  const asked = new Set(form.map(({ code }) => code))
  const faults: Fault[] = Object.keys(given)
    .filter((code) => !asked.has(code))
    .map((code) => ({ path: `answers.${code}`, what: unasked, allowed: [...asked] }))
  const right: Record<string, AnswerValue> = {}
  for (const field of form) {
    const { code } = field
    const value = Object.hasOwn(given, code) ? given[code] : undefined
    const isBlank = value === undefined || (Array.isArray(value) && value.length === 0)
    if (isBlank && field.required) faults.push({ path: `answers.${code}`, what: required })
    if (isBlank) continue
    const found = read(field, value)
    if (isFault(found)) faults.push(found)
    else right[code] = found
  }
  return { answers: right, faults }
}

/** The answers, all of them right; or a problem that names every one that is not. */
export const checkAnswers = (form: Form, given: Answers): Answers => {
  const { answers, faults } = readAnswers(form, given)
  if (faults[0]) throw new Problem('invalid', faults[0].what, { fields: faults })
  return answers
}

const yesNo = { true: say('是', 'Yes'), false: say('否', 'No') }

/** An answer in words, with the labels of the form it was given to. */
export const answerInWords = (field: FormField, value: AnswerValue, language: Language): string => {
  if (typeof value === 'boolean') return yesNo[`${value}`][language]
  const nameOf = (one: string) => field.choices?.find(({ code }) => code === one)?.name[language] ?? one
  return [value]
    .flat()
    .map(String)
    .map(nameOf)
    .join(language === 'en' ? ', ' : '、')
}
