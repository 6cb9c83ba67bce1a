import { line, lines } from '@wangge/contract'
import type { Question } from '@wangge/county'
import { type Fault, Problem, say, type Text } from '@wangge/problem'
import type { Open311Report } from '../contract.ts'

const required = say('必填', 'Is required')
const oneValue = say('只能给一个值', 'Takes one value')
const unlisted = say('不在选项之中', 'Is not one of the values')
const kinds: Readonly<Record<'string' | 'text' | 'number' | 'datetime', [(text: string) => boolean, Text]>> = {
  string: [(text) => line(200).safeParse(text).success, say('最多 200 字，一行', 'At most 200 characters on one line')],
  text: [(text) => lines(1000).safeParse(text).success, say('最多 1000 字', 'At most 1000 characters')],
  number: [(text) => Number.isFinite(Number(text)), say('应为数字', 'Must be a number')],
  datetime: [
    (text) => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text)),
    say('应为日期时间', 'Must be a date and time'),
  ],
}

/** What was given for `attribute[code]`, or for `attribute[code][]` any number of times. */
const givenFor = (body: Open311Report, code: string): string[] =>
  [body[`attribute[${code}]`], body[`attribute[${code}][]`]]
    .flat()
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')

const faultIn = ({ kind, required: isRequired, values }: Question, given: readonly string[]): Text | undefined => {
  if (given.length === 0) return isRequired ? required : undefined
  if (kind !== 'multivaluelist' && given.length > 1) return oneValue
  if (kind === 'singlevaluelist' || kind === 'multivaluelist')
    return given.every((key) => values?.some((value) => value.key === key)) ? undefined : unlisted
  const [isRight, what] = kinds[kind]
  return isRight(given[0] as string) ? undefined : what
}

/** Answers to a service's questions, a line each, as staff read them; every wrong one is told. */
export const answersOf = (questions: readonly Question[], body: Open311Report): string[] => {
  const faults: Fault[] = []
  const told = questions.flatMap((question) => {
    const { code, name, values } = question
    const given = givenFor(body, code)
    const what = faultIn(question, given)
    if (what) faults.push({ path: `attribute[${code}]`, what })
    const shown = given.map((one) => values?.find(({ key }) => key === one)?.name['zh-CN'] ?? one.trim())
    return shown.length > 0 ? [`${name['zh-CN']}：${shown.join('、')}`] : []
  })
  if (faults.length > 0) throw new Problem('invalid', (faults[0] as Fault).what, { fields: faults })
  return told
}
