import { type Language, Problem, say, type Text } from '@wangge/problem'

/** One text a person may receive. `{name}` is filled in; every variable it uses is declared. */
export interface Template {
  readonly id: string
  readonly title: Text
  readonly variables: readonly string[]
  readonly text: Text
  /** Sent at any hour. */
  readonly urgent: boolean
  /** Never shown in lists: it holds a secret. */
  readonly secret: boolean
}

const template = (
  id: string,
  title: Text,
  variables: readonly string[],
  text: Text,
  { urgent = false, secret = false } = {},
): Template => ({ id, title, variables, text, urgent, secret })

/** The texts every county starts with. */
export const templates: readonly Template[] = [
  template(
    'sign-in-code',
    say('登录验证码', 'Sign-in code'),
    ['code', 'minutes'],
    say(
      '验证码 {code}，{minutes} 分钟内有效。请勿告诉他人。',
      'Code {code}, valid for {minutes} minutes. Tell nobody.',
    ),
    { urgent: true, secret: true },
  ),
  template(
    'case-to-accept',
    say('新事项待接单', 'New case to accept'),
    ['number', 'category', 'area', 'due'],
    say(
      '{area}有新事项{number}（{category}），请于{due}前接单。',
      'New case {number} ({category}) in {area}: accept by {due}.',
    ),
  ),
  template(
    'case-emergency',
    say('突发事项', 'Emergency'),
    ['number', 'category', 'area'],
    say(
      '突发！{area}事项{number}（{category}），请立即处置。',
      'Emergency! Case {number} ({category}) in {area}: act now.',
    ),
    { urgent: true },
  ),
  template(
    'case-dispatched',
    say('派单', 'Case dispatched'),
    ['number', 'category', 'area', 'due'],
    say(
      '{area}事项{number}（{category}）派至贵单位，请于{due}前办理。',
      'Case {number} ({category}) in {area} is dispatched to you: handle it by {due}.',
    ),
  ),
  template(
    'case-urged',
    say('催办', 'Case urged'),
    ['number', 'category', 'area', 'due'],
    say(
      '催办：{area}事项{number}（{category}）已于{due}到期，请尽快办理。',
      'Urged: case {number} ({category}) in {area} was due {due}. Please act.',
    ),
  ),
  template(
    'case-handed-up',
    say('上报', 'Case handed up'),
    ['number', 'category', 'area', 'due'],
    say(
      '{area}事项{number}（{category}）下级未能办结，已上报由您负责，请于{due}前处理。',
      'Case {number} ({category}) in {area} was handed up to you: act by {due}.',
    ),
  ),
  template(
    'case-taken-over',
    say('事项已上报', 'Case taken over'),
    ['number', 'area'],
    say(
      '{area}事项{number}逾期，已上报上一级负责。',
      'Case {number} in {area} was overdue and is now with the level above.',
    ),
  ),
  template(
    'case-received',
    say('事项已受理', 'Case received'),
    ['number', 'due'],
    say('您反映的事项已收到，编号{number}，{due}前会有人受理。', 'Your report {number} was received; somebody takes it up by {due}.'),
  ),
  template(
    'case-answered',
    say('办理答复', 'Answer'),
    ['number', 'answer', 'days'],
    say(
      '您反映的事项{number}已办理：{answer}。请在{days}天内评价。',
      'Your report {number}: {answer}. Please rate it within {days} days.',
    ),
  ),
  template(
    'case-progress',
    say('办理进展', 'Progress'),
    ['number', 'answer'],
    say('您反映的事项{number}进展：{answer}。', 'Your report {number}, progress: {answer}.'),
  ),
  template(
    'case-returned',
    say('核查未通过', 'Check not passed'),
    ['number', 'area', 'due'],
    say(
      '{area}事项{number}核查未通过，请继续办理，期限{due}。',
      'Case {number} in {area} did not pass its check: go on with it, due {due}.',
    ),
  ),
  template(
    'contacts-unfinished',
    say('联系提醒', 'Contacts unfinished'),
    ['open', 'due'],
    say(
      '本周应联系{due}户，还有{open}户未联系，请于周日前完成。',
      '{open} of {due} households are still to be contacted by Sunday.',
    ),
  ),
  template(
    'review-made',
    say('月度评议', 'Monthly review'),
    ['period', 'stars'],
    say(
      '您{period}的月度评议为{stars}星，可在系统中查看依据。',
      'Your review for {period}: {stars} stars. The records behind it are open to you.',
    ),
  ),
]

const byId = new Map(templates.map((one) => [one.id, one]))

/** A template by its id. */
export const templateOf = (id: string): Template => {
  const found = byId.get(id)
  if (!found) throw new Error(`no template ${id}`)
  return found
}

const used = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)

/** A template in the county's own wording, where it has one. */
export const worded = (template: Template, own: Partial<Text> = {}): Template => ({
  ...template,
  text: { ...template.text, ...own },
})

/** H2: a text that uses a variable its template does not have is refused when it is saved, not when it is sent. */
export const checkTemplate = ({ variables, text }: Pick<Template, 'variables' | 'text'>): void => {
  for (const [language, wording] of Object.entries(text)) {
    const unknown = used(wording).filter((name) => !variables.includes(name))
    if (unknown.length > 0)
      throw new Problem('invalid', say('模板用了没有的变量', 'The template uses variables that do not exist'), {
        fields: [
          {
            path: `text.${language}`,
            what: say(`未知变量：${unknown.join('、')}`, `Unknown: ${unknown.join(', ')}`),
            allowed: variables,
          },
        ],
      })
  }
}

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
