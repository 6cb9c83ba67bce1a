import { line } from '@wangge/contract'
import { say } from '@wangge/problem'
import { findTemplate, variablesIn } from '@wangge/texts'
import * as z from 'zod'
import { Code } from './code.ts'

/** A county's own wording of messages, by template: checked when it is saved, so that none fails when it is sent. */
export const Wordings = z
  .record(Code, z.strictObject({ 'zh-CN': line(500).optional(), en: line(500).optional() }))
  .superRefine((wordings, { addIssue }) => {
    const issue = (path: string[], chinese: string, english: string) =>
      addIssue({ code: 'custom', path, message: english, params: { text: say(chinese, english) } })
    for (const [id, texts] of Object.entries(wordings)) {
      const template = findTemplate(id)
      if (!template) {
        issue([id], '没有这个模板', 'No such template')
        continue
      }
      const { variables, needs } = template
      for (const [language, text] of Object.entries(texts)) {
        const used = variablesIn(text)
        const unknown = used.filter((name) => !variables.includes(name))
        if (unknown.length > 0)
          issue([id, language], `没有这些变量：${unknown.join('、')}`, `No such variables: ${unknown.join(', ')}`)
        if (needs !== undefined && !used.includes(needs))
          issue([id, language], `须含 {${needs}}`, `Must contain {${needs}}`)
      }
    }
  })
