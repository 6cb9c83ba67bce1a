import { say } from '@wangge/problem'
import { type Template, template } from './wording.ts'

/** What members are told of cases. */
export const caseTemplates: readonly Template[] = [
  template(
    'case-to-accept',
    say('新事项待受理', 'New case to accept'),
    say(
      '{area}有新事项{number}（{category}），请于{due}前受理。',
      'New case {number} ({category}) in {area}: accept by {due}.',
    ),
  ),
  template(
    'case-emergency',
    say('突发事项', 'Emergency'),
    say(
      '突发！{area}事项{number}（{category}），请立即处置。',
      'Emergency! Case {number} ({category}) in {area}: act now.',
    ),
    { urgent: true },
  ),
  template(
    'case-dispatched',
    say('派单', 'Case dispatched'),
    say(
      '{area}事项{number}（{category}）派至贵单位，请于{due}前办理。',
      'Case {number} ({category}) in {area} is dispatched to you: handle it by {due}.',
    ),
  ),
  template(
    'case-urged',
    say('催办', 'Case urged'),
    say(
      '催办：{area}事项{number}（{category}）已于{due}到期，请尽快办理。',
      'Urged: case {number} ({category}) in {area} was due {due}. Please act.',
    ),
  ),
  template(
    'case-pressed',
    say('督办', 'Case pressed for'),
    say(
      '督办：{area}事项{number}（{category}）期限{due}，请尽快办理并登录回复。',
      'Pressed for: case {number} ({category}) in {area}, due {due}. Please act, and sign in to reply.',
    ),
  ),
  template(
    'case-handed-up',
    say('上报', 'Case handed up'),
    say(
      '{area}事项{number}（{category}）下级未能办结，已上报由您负责，请于{due}前办理。',
      'Case {number} ({category}) in {area} was handed up to you: act by {due}.',
    ),
  ),
  template(
    'case-taken-over',
    say('事项已上报', 'Case taken over'),
    say(
      '{area}事项{number}逾期，已上报上一级负责。',
      'Case {number} in {area} was overdue and is now with the level above.',
    ),
  ),
  template(
    'case-passed-up',
    say('事项已交上级', 'Case passed up'),
    say(
      '{area}事项{number}已上报，由上一级负责。',
      'Case {number} in {area} was handed up: the level above has it now.',
    ),
  ),
  template(
    'case-to-check',
    say('待核查', 'Case to check'),
    say(
      '{area}事项{number}（{category}）已办结，请于{due}前核查。',
      'Case {number} ({category}) in {area} is solved: check it by {due}.',
    ),
  ),
  template(
    'case-to-answer',
    say('待答复', 'Case to answer'),
    say(
      '{area}事项{number}（{category}）已核查，请于{due}前答复居民。',
      'Case {number} ({category}) in {area} is checked: answer the resident by {due}.',
    ),
  ),
  template(
    'case-returned',
    say('核查未通过', 'Check not passed'),
    say(
      '{area}事项{number}核查未通过，请继续办理，期限{due}。',
      'Case {number} in {area} did not pass its check: go on with it, due {due}.',
    ),
  ),
  template(
    'case-resumed',
    say('事项继续办理', 'Case goes on'),
    say('{area}事项{number}继续办理，期限{due}。', 'Case {number} in {area} goes on, due {due}.'),
  ),
  template(
    'case-sent-back',
    say('事项被退单', 'Case sent back'),
    say(
      '{area}事项{number}（{category}）被退单，请于{due}前办理。',
      'Case {number} ({category}) in {area} was sent back to you: act by {due}.',
    ),
  ),
  template(
    'case-dropped',
    say('不必再办', 'No longer to be handled'),
    say(
      '{area}事项{number}（{category}）已撤回、撤销、移交或并案，不必再办。',
      'Case {number} ({category}) in {area} was withdrawn, cancelled, handed over or merged: leave it.',
    ),
  ),
  template(
    'extension-asked',
    say('延期待审批', 'Extension to decide'),
    say(
      '{area}事项{number}申请延期{days}天，请于{due}前审批。',
      'An extension of {days} days is asked for case {number} in {area}: decide by {due}.',
    ),
  ),
  template(
    'extension-granted',
    say('延期已批准', 'Extension granted'),
    say(
      '{area}事项{number}的延期已批准，期限{due}。',
      'The extension for case {number} in {area} was granted: due {due}.',
    ),
  ),
  template(
    'extension-refused',
    say('延期未批准', 'Extension refused'),
    say(
      '{area}事项{number}的延期未批准，期限仍为{due}。',
      'The extension for case {number} in {area} was refused: due {due}.',
    ),
  ),
  template(
    'follow-up-due',
    say('调解回访', 'Follow-up of a mediation'),
    say(
      '{area}事项{number}的调解协议应回访，请了解履行情况并记录。',
      'The agreement in case {number} in {area} is to be followed up: ask and record whether it is kept.',
    ),
  ),
  template(
    'urge-replied',
    say('督办已回复', 'Urging replied to'),
    say(
      '您督办的{area}事项{number}已有回复，请查看台账。',
      'Case {number} in {area}, which you urged, has a reply: see its ledger.',
    ),
  ),
  template(
    'case-opened-again',
    say('事项重新办理', 'Case opened again'),
    say(
      '{area}事项{number}（{category}）重新办理，请于{due}前受理。',
      'Case {number} ({category}) in {area} is open again: accept it by {due}.',
    ),
  ),
  template(
    'practice-promoted',
    say('典型做法', 'Good practice'),
    say(
      '县里推广一条办理“{category}”的典型做法，请登录查看。',
      'A good practice for “{category}” is promoted to all villages: sign in to read it.',
    ),
  ),
  template(
    'viewer-named',
    say('被指定为知情人', 'Named to see a confidential case'),
    say(
      '您可以查看保密事项{number}，每次查看都有记录。',
      'You may see confidential case {number}. Every look is recorded.',
    ),
  ),
]
