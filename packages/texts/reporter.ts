import { say } from '@wangge/problem'
import { words } from './words.ts'

const begunAnew = words({
  title: say('事项重新办理', 'Case begun anew'),
  'zh-CN': '您反映的事项{number}重新办理，{due}前会有人受理。',
  en: 'Your report {number} is taken up again; somebody sees to it by {due}.',
  needs: 'number',
  was: 'case-begun-anew',
})

const putOff = words({
  title: say('事项延期', 'Case put off'),
  'zh-CN': '您反映的事项{number}需要更多时间，新的期限为{due}。',
  en: 'Your report {number} needs more time; it is now due {due}.',
  was: 'case-put-off',
})

const news = words({
  title: say('保密事项有新消息', 'News of a confidential case'),
  'zh-CN': '编号{number}有新消息，请凭编号和查询码查看。',
  en: 'There is news of {number}. Please read it with its number and code.',
  needs: 'number',
  was: 'confidential-news',
})

/** What whoever reported a case is told of it. */
export const reporterTexts = {
  'case-reported-to-reporter': words({
    title: say('事项已受理', 'Case received'),
    'zh-CN': '您反映的事项已收到，编号{number}，{due}前会有人受理。',
    en: 'Your report {number} was received; somebody takes it up by {due}.',
    needs: 'number',
    anytime: true,
    was: 'case-received',
  }),
  'case-reported-with-token': words({
    title: say('事项已登记（含查询码）', 'Case received, with its token'),
    'zh-CN': '您反映的事项已登记，编号{number}，查询码{token}，{due}前会有人受理。查询码只给您本人，请勿告诉他人。',
    en: 'Your report {number} was taken down; somebody takes it up by {due}. Its code is {token}, for you alone: tell nobody.',
    needs: 'token',
    anytime: true,
    secret: true,
  }),
  'case-withdrawn-to-reporter': words({
    title: say('事项已撤回', 'Case withdrawn'),
    'zh-CN': '您反映的事项{number}已凭查询码撤回。如非本人所为，请与网格员联系。',
    en: 'Your report {number} was withdrawn with its code. If that was not you, tell your grid worker.',
    needs: 'number',
  }),
  'case-code-requested': words({
    title: say('查询验证码', 'Code to find a case'),
    'zh-CN': '您反映的事项{number}的查询验证码{code}，{minutes}分钟内有效。请勿告诉他人。',
    en: 'Code {code} to find your report {number}, valid for {minutes} minutes. Tell nobody.',
    needs: 'code',
    urgent: true,
    secret: true,
    was: 'case-code',
  }),
  'case-rehung-to-reporter': begunAnew,
  'case-reinstated-to-reporter': begunAnew,
  'case-reopened-to-reporter': begunAnew,
  'case-taken-back-to-reporter': begunAnew,
  'case-unmerged-to-reporter': begunAnew,
  'case-answered': words({
    title: say('办理答复', 'Answer'),
    'zh-CN': '您反映的事项{number}已办理：{answer}。请在{days}天内评价。',
    en: 'Your report {number}: {answer}. Please rate it within {days} days.',
    needs: 'answer',
  }),
  'case-answered-progress': words({
    title: say('办理进展', 'Progress'),
    'zh-CN': '您反映的事项{number}进展：{answer}。',
    en: 'Your report {number}, progress: {answer}.',
    needs: 'answer',
    was: 'case-progress',
  }),
  'resident-asked': words({
    title: say('请补充情况', 'A question to the reporter'),
    'zh-CN': '您反映的事项{number}需要补充情况：{question} 请于{until}前凭编号和查询码回复。',
    en: 'About your report {number}: {question} Please reply by {until}, with its number and code.',
    needs: 'question',
    was: 'case-question',
  }),
  'case-extended-to-reporter': putOff,
  'extension-decided-to-reporter': putOff,
  'case-handed-over-to-reporter': words({
    title: say('移交其他单位', 'Handed over'),
    'zh-CN': '您反映的事项{number}已移交{agency}，回执号{receipt}：{answer}。',
    en: 'Your report {number} was handed over to {agency}, receipt {receipt}: {answer}.',
    needs: 'answer',
    was: 'case-passed-on',
  }),
  'case-cancelled-to-reporter': words({
    title: say('事项撤销', 'Case cancelled'),
    'zh-CN': '您反映的事项{number}不再办理：{answer}。',
    en: 'Your report {number} is not handled any further: {answer}.',
    needs: 'answer',
    was: 'case-cancelled',
  }),
  'case-answered-confidential': news,
  'resident-asked-confidential': news,
  'case-handed-over-confidential': news,
  'case-cancelled-confidential': news,
}
