import { say } from '@wangge/problem'
import { type Template, template } from './wording.ts'

/** What the parties to a mediation are told: when and where. `meeting-…` are for a confidential one. */
export const sessionTemplates: readonly Template[] = [
  template(
    'session-scheduled',
    say('调解会通知', 'A mediation session'),
    say(
      '您参加的调解会定于{when}在{place}举行，请准时到场。事项{number}。',
      'Your mediation session is on {when}, at {place}. Please come. Case {number}.',
    ),
  ),
  template(
    'session-moved',
    say('调解会改期', 'A mediation session was moved'),
    say(
      '原定{before}的调解会改为{when}在{place}举行，请准时到场。事项{number}。',
      'Your mediation session of {before} is now on {when}, at {place}. Case {number}.',
    ),
  ),
  template(
    'session-cancelled',
    say('调解会取消', 'A mediation session was cancelled'),
    say('原定{when}的调解会取消，不必到场。事项{number}。', 'The mediation session of {when} is off. Case {number}.'),
  ),
  template(
    'session-spared',
    say('不必参加调解会', 'Not needed at a session'),
    say(
      '您不必参加{when}的调解会。事项{number}。',
      'You need not come to the mediation session of {when}. Case {number}.',
    ),
  ),
  template(
    'meeting-set',
    say('见面通知（保密）', 'A meeting (confidential)'),
    say('请于{when}到{place}见面，有事请联系与您约定的人。', 'Please come on {when} to {place}, as agreed with you.'),
  ),
  template(
    'meeting-moved',
    say('见面改期（保密）', 'A meeting was moved (confidential)'),
    say('原定{before}的见面改为{when}，在{place}。', 'The meeting of {before} is now on {when}, at {place}.'),
  ),
  template(
    'meeting-cancelled',
    say('见面取消（保密）', 'A meeting was cancelled (confidential)'),
    say('原定{when}的见面取消，不必前来。', 'The meeting of {when} is off.'),
  ),
]
