import { reviewMade } from '@wangge/assessments/contract'
import { calendarMissed, caseCodeRequested, deedReminded, workFellBack } from '@wangge/cases/contract'
import { sheetReminded } from '@wangge/duties/contract'
import { codeRequested } from '@wangge/members/contract'
import { admins, holders, member, owner, reporter, reviewed } from '../work/audience.ts'
import { theCode, theDeed, thePost } from '../work/says.ts'
import { tell } from '../work/tell.ts'

/** What people are told beside cases: codes, what they owe, how they were reviewed. */
export const tellingsOfMembers = [
  tell(codeRequested, { template: 'code-requested', to: member, says: theCode, until: ({ expiresAt }) => expiresAt }),
  tell(caseCodeRequested, {
    template: 'case-code-requested',
    to: reporter,
    says: theCode,
    until: ({ expiresAt }) => expiresAt,
  }),
  tell(calendarMissed, {
    template: 'calendar-missed',
    to: admins,
    says: ({ data: { year } }) => ({ year: String(year) }),
  }),
  tell(
    workFellBack,
    { template: 'work-fell-back', to: holders, says: thePost, when: ({ filled }) => !filled },
    { template: 'work-fell-back-to-filled', to: holders, says: thePost, when: ({ filled }) => filled === true },
  ),
  tell(deedReminded, { template: 'deed-reminded', to: owner, says: theDeed, gathers: ({ deedId }) => deedId }),
  tell(sheetReminded, {
    template: 'sheet-reminded',
    to: member,
    says: ({ data: { due, open } }) => ({ due: String(due), open: String(open) }),
  }),
  tell(reviewMade, {
    template: 'review-made',
    to: reviewed,
    says: ({ data: { period, stars } }) => ({ period, stars: String(stars) }),
    when: ({ subjectKind, stars }) => subjectKind === 'worker' && stars !== null,
  }),
]
