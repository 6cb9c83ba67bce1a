import { say } from '@wangge/problem'
import { words } from './words.ts'

/** What members are told beside cases. */
export const memberTexts = {
  // of many facts: whatever is not urgent, once a day
  digest: words({
    title: say('每日汇总', 'Digest of the day'),
    'zh-CN': '有{count}件事项需您关注：{worst}。请登录查看。',
    en: '{count} matters need you: {worst}. Sign in to see them.',
    needs: 'count',
  }),
  'code-requested': words({
    title: say('登录验证码', 'Sign-in code'),
    'zh-CN': '验证码 {code}，{minutes} 分钟内有效。请勿告诉他人。',
    en: 'Code {code}, valid for {minutes} minutes. Tell nobody.',
    needs: 'code',
    urgent: true,
    secret: true,
    was: 'sign-in-code',
  }),
  'calendar-missed': words({
    title: say('放假安排待录入', 'Calendar missing'),
    'zh-CN': '{year}年放假安排还没有录入，跨年的时限只能暂定。请在县配置中录入。',
    en: 'The calendar of {year} is missing: limits that run into it are provisional. Please put it into the configuration.',
  }),
  'deed-reminded': words({
    title: say('清单事项逾期', 'Item overdue'),
    'zh-CN': '{area}{list}中由您负责的一项已于{due}到期，完成{done}/{quantity}，请尽快办理并报送进度。',
    en: 'An item of yours on the list "{list}" in {area} was due {due}; {done} of {quantity} done. Please act and report.',
    was: 'deed-overdue',
  }),
  'work-fell-back': words({
    title: say('离岗人员的事项已退回', 'Work of somebody who left'),
    'zh-CN': '{area}有人离岗，其手上的事项已退回您的岗位，请登录查看待办。',
    en: 'Somebody in {area} left a post: what they had is with yours now. Please sign in and see.',
  }),
  'work-fell-back-to-filled': words({
    title: say('岗位已有人，事项已退回', 'Work of a post that is filled again'),
    'zh-CN': '{area}的岗位已有人在岗，此前由别处代管的事项已退回您的岗位，请登录查看待办。',
    en: 'Your post in {area} is filled again: what others had meanwhile is with it now. Please sign in and see.',
  }),
  'sheet-reminded': words({
    title: say('联系提醒', 'Contacts unfinished'),
    'zh-CN': '本周应联系{due}户，还有{open}户未联系，请于周日前完成。',
    en: '{open} of {due} households are still to be contacted by Sunday.',
    was: 'contacts-unfinished',
  }),
  'review-made': words({
    title: say('月度评议', 'Monthly review'),
    'zh-CN': '您{period}的月度评议为{stars}星，可在系统中查看依据。',
    en: 'Your review for {period}: {stars} stars. The records behind it are open to you.',
  }),
}
