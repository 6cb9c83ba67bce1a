import { line } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Code } from './code.ts'

/** The variables that each text to a person may use, by template. */
export const templateVariables = {
  'sign-in-code': ['code', 'minutes'],
  'case-code': ['number', 'code', 'minutes'],
  'case-to-accept': ['number', 'category', 'area', 'due'],
  'case-emergency': ['number', 'category', 'area'],
  'case-dispatched': ['number', 'category', 'area', 'due'],
  'case-urged': ['number', 'category', 'area', 'due'],
  'case-pressed': ['number', 'category', 'area', 'due'],
  'case-handed-up': ['number', 'category', 'area', 'due'],
  'case-taken-over': ['number', 'area'],
  'case-passed-up': ['number', 'area'],
  'case-received': ['number', 'due'],
  'case-begun-anew': ['number', 'due'],
  'case-to-check': ['number', 'category', 'area', 'due'],
  'case-to-answer': ['number', 'category', 'area', 'due'],
  'case-answered': ['number', 'answer', 'days'],
  'case-progress': ['number', 'answer'],
  'case-returned': ['number', 'area', 'due'],
  'case-question': ['number', 'question', 'until'],
  'case-resumed': ['number', 'area', 'due'],
  'case-sent-back': ['number', 'category', 'area', 'due'],
  'case-put-off': ['number', 'due'],
  'case-passed-on': ['number', 'agency', 'receipt', 'answer'],
  'case-cancelled': ['number', 'answer'],
  'case-dropped': ['number', 'category', 'area'],
  'extension-asked': ['number', 'area', 'days', 'due'],
  'extension-granted': ['number', 'area', 'due'],
  'extension-refused': ['number', 'area', 'due'],
  'session-scheduled': ['number', 'when', 'place'],
  'session-moved': ['number', 'before', 'when', 'place'],
  'session-cancelled': ['number', 'when'],
  'session-spared': ['number', 'when'],
  'meeting-set': ['when', 'place'],
  'meeting-moved': ['before', 'when', 'place'],
  'meeting-cancelled': ['when'],
  'follow-up-due': ['number', 'area'],
  'urge-replied': ['number', 'area'],
  'case-opened-again': ['number', 'category', 'area', 'due'],
  'confidential-news': ['number'],
  'viewer-named': ['number'],
  'practice-promoted': ['category'],
  'deed-overdue': ['area', 'list', 'due', 'done', 'quantity'],
  'contacts-unfinished': ['open', 'due'],
  'review-made': ['period', 'stars'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type TemplateId = keyof typeof templateVariables

/** What a text says nothing without. */
const needed: Readonly<Partial<Record<TemplateId, string>>> = {
  'sign-in-code': 'code',
  'case-code': 'code',
  'case-received': 'number',
  'case-begun-anew': 'number',
  'case-answered': 'answer',
  'case-progress': 'answer',
  'case-passed-on': 'answer',
  'case-cancelled': 'answer',
  'case-question': 'question',
  'confidential-news': 'number',
  'session-scheduled': 'when',
  'session-moved': 'when',
  'session-cancelled': 'when',
  'session-spared': 'when',
  'meeting-set': 'when',
  'meeting-moved': 'when',
  'meeting-cancelled': 'when',
}

/** Names of the variables in a text, as `{name}`. */
export const variablesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

const isTemplate = (id: string): id is TemplateId => Object.hasOwn(templateVariables, id)

/** A county's own wording of messages, by template: checked when it is saved, so that none fails when it is sent. */
export const Wordings = z
  .record(Code, z.strictObject({ 'zh-CN': line(500).optional(), en: line(500).optional() }))
  .superRefine((wordings, { addIssue }) => {
    const issue = (path: string[], chinese: string, english: string) =>
      addIssue({ code: 'custom', path, message: english, params: { text: say(chinese, english) } })
    for (const [id, texts] of Object.entries(wordings)) {
      if (!isTemplate(id)) {
        issue([id], '没有这个模板', 'No such template')
        continue
      }
      const allowed: readonly string[] = templateVariables[id]
      for (const [language, text] of Object.entries(texts)) {
        const used = variablesIn(text)
        const unknown = used.filter((name) => !allowed.includes(name))
        if (unknown.length > 0)
          issue([id, language], `没有这些变量：${unknown.join('、')}`, `No such variables: ${unknown.join(', ')}`)
        const wanted = needed[id]
        if (wanted !== undefined && !used.includes(wanted))
          issue([id, language], `须含 {${wanted}}`, `Must contain {${wanted}}`)
      }
    }
  })
