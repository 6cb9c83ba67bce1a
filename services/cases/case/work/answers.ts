import { type Answers, type AnswerValue, answerInWords, type County, categoryOf, type Form } from '@wangge/county'
import type { Language } from '@wangge/problem'
import { type Op, putNew, type Table } from '@wangge/table'
import type { Subject } from '@wangge/vault'
import type { CaseView } from '../contract/views.ts'
import type { Case } from '../domain/case.ts'
import { AnswersRow } from '../table/answers.ts'

const isOpen = (form: Form, code: string): boolean =>
  form.some((field) => field.code === code && field.sensitivity === 'open')

/** Is there anything among the answers that needs somebody's key? */
export const needSealing = (form: Form, answers: Answers): boolean =>
  Object.keys(answers).some((code) => !isOpen(form, code))

/** The row that keeps the answers; nothing when there are none. */
export const keepAnswers = (
  caseId: string,
  form: Form,
  answers: Answers,
  subject: Pick<Subject, 'seal'> | undefined,
): Op[] => {
  const all = Object.entries(answers)
  if (all.length === 0) return []
  const open = all.filter(([code]) => isOpen(form, code))
  const sealed = all
    .filter(([code]) => !isOpen(form, code))
    .flatMap(([code, value]) => (subject ? [[code, subject.seal('note', JSON.stringify(value))] as const] : []))
  return [putNew(AnswersRow, { caseId, open: Object.fromEntries(open), sealed: Object.fromEntries(sealed) })]
}

interface Reading {
  /** None once it was erased: what was sealed is gone then. */
  readonly subject: Pick<Subject, 'reveal'> | undefined
  readonly unmask: boolean
  readonly language: Language
}

/** The answers as staff see them, with the labels of the form that they were given to (C3). */
export const shownAnswers = async (
  { caseId, category, formVersion }: Case,
  { subject, unmask, language }: Reading,
  { table, county }: { table: Pick<Table, 'get'>; county: Pick<County, 'config' | 'configAt'> },
): Promise<CaseView['answers']> => {
  if (formVersion === undefined) return []
  const [row, asked] = await Promise.all([table.get(AnswersRow, { caseId }), county.configAt(formVersion)])
  if (!row) return []
  const { form = [] } = categoryOf(asked ?? (await county.config()), category) ?? {}
  return form.flatMap((field): CaseView['answers'] => {
    const { code, name, kind, sensitivity } = field
    const about = { code, name: name[language], kind, sensitivity }
    const inFull = (value: AnswerValue) => ({
      ...about,
      masked: false,
      value,
      text: answerInWords(field, value, language),
    })
    const sealed = row.sealed[code]
    if (sealed && subject)
      return [
        unmask
          ? inFull(JSON.parse(subject.reveal(sealed)) as AnswerValue)
          : { ...about, masked: true, text: sealed.masked },
      ]
    const open = row.open[code]
    return open === undefined ? [] : [inFull(open)]
  })
}
