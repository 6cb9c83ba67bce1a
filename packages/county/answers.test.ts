import { Problem, say } from '@wangge/problem'
import fc from 'fast-check'
import { type Answers, answerInWords, checkAnswers } from './answers.ts'
import { Form, type FormField, fieldKinds } from './form.ts'

const name = say('问', 'Q')
const choices = ['dark', 'leaning'].map((code) => ({ code, name: say(`${code} 字`, code.toUpperCase()) }))
const ask = (kind: FormField['kind'], required = false, code: string = kind): FormField => ({
  code,
  name,
  kind,
  required,
  sensitivity: 'open',
  ...(kind.endsWith('choice') && { choices }),
})
const form = fieldKinds.map((kind) => ask(kind))
const right: Answers = {
  text: 'A 12',
  'long-text': '一\n二',
  number: 3.5,
  date: '2026-11-30',
  choice: 'dark',
  'multi-choice': ['leaning', 'dark'],
  'yes-no': false,
}
const faultsOf = (attempt: () => unknown): string[] => {
  try {
    attempt()
    return []
  } catch (error) {
    return (error as Problem).fields.map(({ path, what }) => `${path}: ${what.en}`)
  }
}

describe('answers to a category’s form (C3)', () => {
  it('C3 takes in what is right for each kind of question, in the form’s order', () => {
    expect(Form.parse(form)).toEqual(form)
    const reversed = Object.fromEntries(Object.entries(right).reverse())
    expect(Object.entries(checkAnswers(form, reversed))).toEqual(Object.entries(right))
    expect(checkAnswers(form, {})).toEqual({})
    expect(checkAnswers(form, { text: '  A  ', 'multi-choice': [] })).toEqual({ text: 'A' })
  })

  it.each<[string, Answers, string]>([
    ['a blank', { text: ' ' }, 'answers.text: There is nothing in it that could be read'],
    ['what nobody sees', { text: '\u200b' }, 'answers.text: There is nothing in it that could be read'],
    ['two lines in one', { text: 'a\nb' }, 'answers.text: At most 200 characters on one line'],
    ['too much', { 'long-text': '长'.repeat(1001) }, 'answers.long-text: At most 1000 characters'],
    ['a number as text', { number: '3' }, 'answers.number: Must be a number'],
    ['a day that is none', { date: '2026-02-30' }, 'answers.date: Must be a date, such as 2026-11-30'],
    ['no choice of these', { choice: 'blue' }, 'answers.choice: Is not one of the choices'],
    ['several for one', { choice: ['dark'] }, 'answers.choice: Is not one of the choices'],
    ['one of several wrong', { 'multi-choice': ['dark', 'blue'] }, 'answers.multi-choice: Is not one of the choices'],
    ['one named twice', { 'multi-choice': ['dark', 'dark'] }, 'answers.multi-choice: Must be choices, each named once'],
    ['a word for yes', { 'yes-no': 'yes' }, 'answers.yes-no: Must be true or false'],
    ['what nobody asked', { other: 1 }, 'answers.other: Is not asked for this category'],
  ])('C3 refuses %s, naming the question', (_, given, fault) => {
    expect(faultsOf(() => checkAnswers(form, given))).toEqual([fault])
  })

  it('C3 names every required question without an answer', () => {
    const must = [ask('text', true), ask('yes-no', true), ask('number')]
    expect(faultsOf(() => checkAnswers(must, {}))).toEqual(['answers.text: Is required', 'answers.yes-no: Is required'])
    expect(checkAnswers(must, { text: 'A', 'yes-no': false })).toEqual({ text: 'A', 'yes-no': false })
    // a code that every object has is no answer
    expect(faultsOf(() => checkAnswers([ask('text', true, 'constructor')], {}))).toHaveLength(1)
  })

  it('C3 takes nothing that it would not take again, whatever is sent', () => {
    const anything = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.constantFrom('dark', 'leaning', 'x')))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom<string>(...fieldKinds), anything), (given) => {
        let kept: Answers
        try {
          kept = checkAnswers(form, given as Answers)
        } catch (error) {
          return error instanceof Problem && error.fields.every(({ path }) => path.slice(8) in given)
        }
        expect(checkAnswers(form, kept)).toEqual(kept)
        return true
      }),
    )
  })

  it('C3 shows answers in words', () => {
    const shown = (language: 'zh-CN' | 'en') =>
      form.map((field) => answerInWords(field, right[field.code] as string, language))
    expect(shown('en')).toEqual(['A 12', '一\n二', '3.5', '2026-11-30', 'DARK', 'LEANING, DARK', 'No'])
    expect(shown('zh-CN').slice(-3)).toEqual(['dark 字', 'leaning 字、dark 字', '否'])
  })
})
