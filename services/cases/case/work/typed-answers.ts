import { hasWords } from '@wangge/contract/words'
import type { Answers, AnswerValue, Form, FormField } from '@wangge/county'
import { localDate } from '@wangge/time'

/** Texts that a form of the web or of Open311 has for one question; none when it was left empty. */
export const textsFor = (body: Readonly<Record<string, unknown>>, name: string): string[] =>
  [body[name], body[`${name}[]`]]
    .flat()
    .filter((value): value is string => typeof value === 'string' && hasWords(value))

const isPlain = /^\s*[+-]?\d+(\.\d+)?\s*$/
const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text))
const words: Readonly<Record<string, boolean>> = { yes: true, no: false }

const answerOf = ({ kind }: FormField, texts: readonly string[], zone: string): AnswerValue => {
  const text = texts[0] as string
  // what is no answer to the question is handed on as it is, to be refused by the rules for all answers
  if (kind === 'multi-choice' || texts.length > 1) return [...texts]
  if (kind === 'number' && isPlain.test(text)) return Number(text)
  if (kind === 'date' && isInstant(text)) return localDate(new Date(text).toISOString(), zone)
  if (kind === 'yes-no') return words[text] ?? text
  return text
}

/** Answers as somebody typed them, each as what its question asks for. */
export const typedAnswers = (form: Form, textsOf: (code: string) => readonly string[], zone: string): Answers =>
  Object.fromEntries(
    form.flatMap((field) => {
      const texts = textsOf(field.code)
      return texts.length > 0 ? [[field.code, answerOf(field, texts, zone)]] : []
    }),
  )
