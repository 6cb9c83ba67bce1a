import { say } from '@wangge/problem'
import { words } from './words.ts'

const scheduled = words({
  title: say('调解会通知', 'A mediation session'),
  'zh-CN': '您参加的调解会定于{when}在{place}举行，请准时到场。事项{number}。',
  en: 'Your mediation session is on {when}, at {place}. Please come. Case {number}.',
  needs: 'when',
  was: 'session-scheduled',
})

const cancelled = words({
  title: say('调解会取消', 'A mediation session was cancelled'),
  'zh-CN': '原定{when}的调解会取消，不必到场。事项{number}。',
  en: 'The mediation session of {when} is off. Case {number}.',
  needs: 'when',
  was: 'session-cancelled',
})

const meetingSet = words({
  title: say('见面通知（保密）', 'A meeting (confidential)'),
  'zh-CN': '请于{when}到{place}见面，有事请联系与您约定的人。',
  en: 'Please come on {when} to {place}, as agreed with you.',
  needs: 'when',
  was: 'meeting-set',
})

const meetingOff = words({
  title: say('见面取消（保密）', 'A meeting was cancelled (confidential)'),
  'zh-CN': '原定{when}的见面取消，不必前来。',
  en: 'The meeting of {when} is off.',
  needs: 'when',
  was: 'meeting-cancelled',
})

/** What the parties to a mediation are told, and whoever led it: of a confidential one not even that it is one. */
export const mediationTexts = {
  'session-scheduled': scheduled,
  'party-added': scheduled,
  'party-corrected': scheduled,
  'session-moved': words({
    title: say('调解会改期', 'A mediation session was moved'),
    'zh-CN': '原定{before}的调解会改为{when}在{place}举行，请准时到场。事项{number}。',
    en: 'Your mediation session of {before} is now on {when}, at {place}. Case {number}.',
    needs: 'when',
  }),
  'session-cancelled': cancelled,
  'mediation-ended': cancelled,
  'party-removed': words({
    title: say('不必参加调解会', 'Not needed at a session'),
    'zh-CN': '您不必参加{when}的调解会。事项{number}。',
    en: 'You need not come to the mediation session of {when}. Case {number}.',
    needs: 'when',
    was: 'session-spared',
  }),
  'session-scheduled-confidential': meetingSet,
  'party-added-confidential': meetingSet,
  'party-corrected-confidential': meetingSet,
  'session-moved-confidential': words({
    title: say('见面改期（保密）', 'A meeting was moved (confidential)'),
    'zh-CN': '原定{before}的见面改为{when}，在{place}。',
    en: 'The meeting of {before} is now on {when}, at {place}.',
    needs: 'when',
    was: 'meeting-moved',
  }),
  'session-cancelled-confidential': meetingOff,
  'mediation-ended-confidential': meetingOff,
  'party-removed-confidential': meetingOff,
  'follow-up-reminded': words({
    title: say('调解回访', 'Follow-up of a mediation'),
    'zh-CN': '{area}事项{number}的调解协议应回访，请了解履行情况并记录。',
    en: 'The agreement in case {number} in {area} is to be followed up: ask and record whether it is kept.',
    was: 'follow-up-due',
  }),
}
