import { say } from '@wangge/problem'
import { words } from './words.ts'

const dropped = words({
  title: say('不必再办', 'No longer to be handled'),
  'zh-CN': '{area}事项{number}（{category}）已撤回、撤销、移交或并案，不必再办。',
  en: 'Case {number} ({category}) in {area} was withdrawn, cancelled, handed over or merged: leave it.',
  was: 'case-dropped',
})

const openedAgain = words({
  title: say('事项重新办理', 'Case opened again'),
  'zh-CN': '{area}事项{number}（{category}）重新办理，请于{due}前受理。',
  en: 'Case {number} ({category}) in {area} is open again: accept it by {due}.',
  was: 'case-opened-again',
})

const calmed = words({
  title: say('不再是突发事项', 'No longer an emergency'),
  'zh-CN': '{area}事项{number}（{category}）现已不按突发事项处置。',
  en: 'Case {number} ({category}) in {area} is no longer an emergency.',
  anytime: true,
})

/** What members are told of cases. */
export const caseTexts = {
  'case-reported-to-holder': words({
    title: say('新事项待受理', 'New case to accept'),
    'zh-CN': '{area}有新事项{number}（{category}），请于{due}前受理。',
    en: 'New case {number} ({category}) in {area}: accept by {due}.',
    was: 'case-to-accept',
  }),
  'case-reported-emergency': words({
    title: say('突发事项', 'Emergency'),
    'zh-CN': '突发！{area}事项{number}（{category}），请立即处置。',
    en: 'Emergency! Case {number} ({category}) in {area}: act now.',
    urgent: true,
    was: 'case-emergency',
  }),
  'case-corrected-emergency': words({
    title: say('更正为突发事项', 'Corrected to an emergency'),
    'zh-CN': '突发！{area}事项{number}（{category}）经更正为突发事项，请立即处置。',
    en: 'Emergency! Case {number} ({category}) in {area}, filed otherwise before: act now.',
    urgent: true,
  }),
  'case-corrected-to-holder': words({
    title: say('事项已更正', 'Case corrected'),
    'zh-CN': '{area}事项{number}（{category}）经更正由您负责，请于{due}前办理。',
    en: 'Case {number} ({category}) in {area} was corrected and is yours: act by {due}.',
  }),
  'case-reported-emergency-above': words({
    title: say('突发事项，下级无人', 'Emergency, nobody below'),
    'zh-CN': '突发！{area}事项{number}（{category}），以下各级无人在岗，直接由您负责，请立即处置。',
    en: 'Emergency! Case {number} ({category}) in {area}: nobody is in post below, it is yours at once. Act now.',
    urgent: true,
  }),
  'case-accepted-emergency': words({
    title: say('改为突发事项', 'Found to be an emergency'),
    'zh-CN': '突发！{area}事项{number}（{category}）经受理改为突发事项，请立即处置。',
    en: 'Emergency! Case {number} ({category}) in {area} was found to be one: act now.',
    urgent: true,
  }),
  'case-accepted-calmed': calmed,
  'case-corrected-calmed': calmed,
  'case-dispatched-to-unit': words({
    title: say('派单', 'Case dispatched'),
    'zh-CN': '{area}事项{number}（{category}）派至贵单位，请于{due}前办理。',
    en: 'Case {number} ({category}) in {area} is dispatched to you: handle it by {due}.',
    was: 'case-dispatched',
  }),
  'case-dispatched-to-previous': words({
    title: say('已改派', 'Case sent to another unit'),
    'zh-CN': '{area}事项{number}（{category}）已改派其他单位，不必再办。',
    en: 'Case {number} ({category}) in {area} was sent to another unit: leave it.',
  }),
  'case-urged': words({
    title: say('催办', 'Case urged'),
    'zh-CN': '催办：{area}事项{number}（{category}）已于{due}到期，请尽快办理。',
    en: 'Urged: case {number} ({category}) in {area} was due {due}. Please act.',
    pastLimit: 'says',
  }),
  'case-urged-by-person': words({
    title: say('督办', 'Case pressed for'),
    'zh-CN': '督办：{area}事项{number}（{category}）期限{due}，请尽快办理并登录回复。',
    en: 'Pressed for: case {number} ({category}) in {area}, due {due}. Please act, and sign in to reply.',
    was: 'case-pressed',
    pastLimit: 'keeps',
  }),
  'case-handed-up-to-holder': words({
    title: say('上报', 'Case handed up'),
    'zh-CN': '{area}事项{number}（{category}）下级未能办结，已上报由您负责，请于{due}前办理。',
    en: 'Case {number} ({category}) in {area} was handed up to you: act by {due}.',
    was: 'case-handed-up',
  }),
  'case-marked-confidential-to-holder': words({
    title: say('保密事项转由您负责', 'A case became confidential'),
    'zh-CN': '{area}事项{number}（{category}）已设为保密，转由您负责，请于{due}前办理。',
    en: 'Case {number} ({category}) in {area} became confidential and is yours now: act by {due}.',
  }),
  'case-stuck': words({
    title: say('事项卡住', 'Case stuck'),
    'zh-CN': '{area}事项{number}（{category}）卡住了：{why}。请过问。',
    en: 'Case {number} ({category}) in {area} is stuck: {why}. Please look into it.',
    toAnyone: true,
  }),
  'case-handed-up-overdue': words({
    title: say('事项已上报', 'Case taken over'),
    'zh-CN': '{area}事项{number}逾期，已上报上一级负责。',
    en: 'Case {number} in {area} was overdue and is now with the level above.',
    was: 'case-taken-over',
    toAnyone: true,
  }),
  'case-handed-up-to-previous': words({
    title: say('事项已交上级', 'Case passed up'),
    'zh-CN': '{area}事项{number}已上报，由上一级负责。',
    en: 'Case {number} in {area} was handed up: the level above has it now.',
    was: 'case-passed-up',
  }),
  'case-solved-to-checker': words({
    title: say('待核查', 'Case to check'),
    'zh-CN': '{area}事项{number}（{category}）已办结，请于{due}前核查。',
    en: 'Case {number} ({category}) in {area} is solved: check it by {due}.',
    was: 'case-to-check',
  }),
  'case-checked-passed': words({
    title: say('待答复', 'Case to answer'),
    'zh-CN': '{area}事项{number}（{category}）已核查，请于{due}前答复居民。',
    en: 'Case {number} ({category}) in {area} is checked: answer the resident by {due}.',
    was: 'case-to-answer',
  }),
  'case-checked-failed': words({
    title: say('核查未通过', 'Check not passed'),
    'zh-CN': '{area}事项{number}核查未通过，请继续办理，期限{due}。',
    en: 'Case {number} in {area} did not pass its check: go on with it, due {due}.',
    was: 'case-returned',
  }),
  'case-resumed': words({
    title: say('事项继续办理', 'Case goes on'),
    'zh-CN': '{area}事项{number}继续办理，期限{due}。',
    en: 'Case {number} in {area} goes on, due {due}.',
  }),
  'case-returned-to-holder': words({
    title: say('事项被退单', 'Case sent back'),
    'zh-CN': '{area}事项{number}（{category}）被退单，请于{due}前办理。',
    en: 'Case {number} ({category}) in {area} was sent back to you: act by {due}.',
    was: 'case-sent-back',
  }),
  'case-merged-to-holder': dropped,
  'case-withdrawn-to-holder': dropped,
  'case-cancelled-to-holder': dropped,
  'case-handed-over-to-holder': dropped,
  'case-rehung-to-holder': openedAgain,
  'case-reinstated-to-holder': openedAgain,
  'case-reopened-to-holder': openedAgain,
  'case-taken-back-to-holder': openedAgain,
  'case-unmerged-to-holder': openedAgain,
  'case-extended-to-decider': words({
    title: say('延期待审批', 'Extension to decide'),
    'zh-CN': '{area}事项{number}申请延期{days}天，请于{due}前审批。',
    en: 'An extension of {days} days is asked for case {number} in {area}: decide by {due}.',
    was: 'extension-asked',
  }),
  'extension-decided-granted': words({
    title: say('延期已批准', 'Extension granted'),
    'zh-CN': '{area}事项{number}的延期已批准，期限{due}。',
    en: 'The extension for case {number} in {area} was granted: due {due}.',
    was: 'extension-granted',
  }),
  'extension-decided-refused': words({
    title: say('延期未批准', 'Extension refused'),
    'zh-CN': '{area}事项{number}的延期未批准，期限仍为{due}。',
    en: 'The extension for case {number} in {area} was refused: due {due}.',
    was: 'extension-refused',
  }),
  'urge-replied': words({
    title: say('督办已回复', 'Urging replied to'),
    'zh-CN': '您督办的{area}事项{number}已有回复，请查看台账。',
    en: 'Case {number} in {area}, which you urged, has a reply: see its ledger.',
  }),
  'urge-replied-by-end': words({
    title: say('督办事项已了结', 'Urged case is over'),
    'zh-CN': '您督办的{area}事项{number}（{category}）已办完或不再办理，督办随之了结，详见台账。',
    en: 'Case {number} ({category}) in {area}, which you urged, is over: see its ledger.',
  }),
  'urge-reminded': words({
    title: say('督办待回复', 'Urging without a reply'),
    'zh-CN': '{area}事项{number}（{category}）的督办还没有回复，请登录回复。',
    en: 'Somebody waits for a reply about case {number} ({category}) in {area}: please sign in and reply.',
  }),
  'viewer-named': words({
    title: say('被指定为知情人', 'Named to see a confidential case'),
    'zh-CN': '您可以查看保密事项{number}，每次查看都有记录。',
    en: 'You may see confidential case {number}. Every look is recorded.',
  }),
  'practice-promoted': words({
    title: say('典型做法', 'Good practice'),
    'zh-CN': '县里推广一条办理“{category}”的典型做法，请登录查看。',
    en: 'A good practice for “{category}” is promoted to all villages: sign in to read it.',
  }),
}
