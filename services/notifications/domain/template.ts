import { type Language, say, type Text } from '@wangge/problem'
import { caseTemplates } from './case-templates.ts'
import { reporterTemplates } from './reporter-templates.ts'
import { sessionTemplates } from './session-templates.ts'
import { type Template, template } from './wording.ts'

/** The texts every county starts with. */
export const templates: readonly Template[] = [
  ...caseTemplates,
  ...reporterTemplates,
  ...sessionTemplates,
  template(
    'sign-in-code',
    say('登录验证码', 'Sign-in code'),
    say(
      '验证码 {code}，{minutes} 分钟内有效。请勿告诉他人。',
      'Code {code}, valid for {minutes} minutes. Tell nobody.',
    ),
    { urgent: true, secret: true },
  ),
  template(
    'deed-overdue',
    say('清单事项逾期', 'Item overdue'),
    say(
      '{area}{list}中由您负责的一项已于{due}到期，完成{done}/{quantity}，请尽快办理并报送进度。',
      'An item of yours on the list "{list}" in {area} was due {due}; {done} of {quantity} done. Please act and report.',
    ),
  ),
  template(
    'contacts-unfinished',
    say('联系提醒', 'Contacts unfinished'),
    say(
      '本周应联系{due}户，还有{open}户未联系，请于周日前完成。',
      '{open} of {due} households are still to be contacted by Sunday.',
    ),
  ),
  template(
    'review-made',
    say('月度评议', 'Monthly review'),
    say(
      '您{period}的月度评议为{stars}星，可在系统中查看依据。',
      'Your review for {period}: {stars} stars. The records behind it are open to you.',
    ),
  ),
]

const byId: ReadonlyMap<string, Template> = new Map(templates.map((one) => [one.id, one]))

/** A template by its id. */
export const templateOf = (id: string): Template => {
  const found = byId.get(id)
  if (!found) throw new Error(`no template ${id}`)
  return found
}

/** A template in the county's own wording, where it has one. */
export const worded = (template: Template, own: Partial<Text> = {}): Template => ({
  ...template,
  text: { ...template.text, ...own },
})

/** A template's text in one language with its variables filled in; a missing one is a fault of ours, not of the template. */
export const render = (
  { id, text }: Template,
  language: Language,
  variables: Readonly<Record<string, string>>,
): string =>
  text[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = variables[name]
    if (value === undefined) throw new Error(`template ${id} needs ${name}`)
    return value
  })
