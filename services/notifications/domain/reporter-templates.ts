import { say } from '@wangge/problem'
import { type Template, template } from './wording.ts'

/** What whoever reported a case is told of it. */
export const reporterTemplates: readonly Template[] = [
  template(
    'case-received',
    say('事项已受理', 'Case received'),
    say(
      '您反映的事项已收到，编号{number}，{due}前会有人受理。',
      'Your report {number} was received; somebody takes it up by {due}.',
    ),
  ),
  template(
    'case-code',
    say('查询验证码', 'Code to find a case'),
    say(
      '您反映的事项{number}的查询验证码{code}，{minutes}分钟内有效。请勿告诉他人。',
      'Code {code} to find your report {number}, valid for {minutes} minutes. Tell nobody.',
    ),
    { urgent: true, secret: true },
  ),
  template(
    'case-begun-anew',
    say('事项重新办理', 'Case begun anew'),
    say(
      '您反映的事项{number}重新办理，{due}前会有人受理。',
      'Your report {number} is taken up again; somebody sees to it by {due}.',
    ),
  ),
  template(
    'case-answered',
    say('办理答复', 'Answer'),
    say(
      '您反映的事项{number}已办理：{answer}。请在{days}天内评价。',
      'Your report {number}: {answer}. Please rate it within {days} days.',
    ),
  ),
  template(
    'case-progress',
    say('办理进展', 'Progress'),
    say('您反映的事项{number}进展：{answer}。', 'Your report {number}, progress: {answer}.'),
  ),
  template(
    'case-question',
    say('请补充情况', 'A question to the reporter'),
    say(
      '您反映的事项{number}需要补充情况：{question} 请于{until}前凭编号和查询码回复。',
      'About your report {number}: {question} Please reply by {until}, with its number and code.',
    ),
  ),
  template(
    'case-put-off',
    say('事项延期', 'Case put off'),
    say(
      '您反映的事项{number}需要更多时间，新的期限为{due}。',
      'Your report {number} needs more time; it is now due {due}.',
    ),
  ),
  template(
    'case-passed-on',
    say('移交其他单位', 'Handed over'),
    say(
      '您反映的事项{number}已移交{agency}，回执号{receipt}：{answer}。',
      'Your report {number} was handed over to {agency}, receipt {receipt}: {answer}.',
    ),
  ),
  template(
    'case-cancelled',
    say('事项撤销', 'Case cancelled'),
    say('您反映的事项{number}不再办理：{answer}。', 'Your report {number} is not handled any further: {answer}.'),
  ),
  template(
    'confidential-news',
    say('保密事项有新消息', 'News of a confidential case'),
    say(
      '编号{number}有新消息，请凭编号和查询码查看。',
      'There is news of {number}. Please read it with its number and code.',
    ),
  ),
]
