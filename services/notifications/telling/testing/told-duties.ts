import { reviewMade } from '@wangge/assessments/contract'
import * as cases from '@wangge/cases/contract'
import { sheetReminded } from '@wangge/duties/contract'
import { place } from '@wangge/testing/a-room'
import { aReview, aStanding } from '../../testing/a-postbox.ts'
import { area, number, type Told } from './told-standing.ts'

const sheet = { memberId: 'neighbour', areaId: place.grid, ruleId: 'weekly-contact', period: '2026-W48' } as const

const deed = {
  deedId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  areaId: place.village,
  list: 'organisation',
  period: '2026',
  step: 'under-way',
  from: 'under-way',
  dueOn: '2026-11-20',
  quantity: { amount: 600, unit: 'metres' },
  done: 250.5,
  overdueDays: 4,
} as const

/** Whoever owes something that is no case, or was reviewed. */
export const toldOfDuties: readonly Told[] = [
  [
    'C9 a calendar that is missing: the county’s administrators',
    cases.calendarMissed,
    { areaId: place.county, year: 2027, coveredThrough: '2026-12-31' },
    { keeper: '【网格服务】2027年放假安排还没有录入，跨年的时限只能暂定。请在县配置中录入。' },
  ],
  [
    'C22 an overdue item of a deed list: everybody of the unit that owns it',
    cases.deedReminded,
    { ...deed, owner: { unitId: 'u1' } },
    {
      clerk: `【网格服务】${place.village} 号组织办实事清单中由您负责的一项已于11月20日到期，完成250.5/600米，请尽快办理并报送进度。`,
      mate: `【网格服务】An item of yours on the list "Organisations' deeds" in ${place.village} 号 was due 20 Nov; 250.5 of 600 metres done. Please act and report.`,
    },
  ],
  [
    'C22 an overdue item: whoever fills the post that owns it',
    cases.deedReminded,
    { ...deed, owner: { role: 'grid-worker', areaId: place.nextGrid }, list: 'gone' },
    {
      neighbour: `【网格服务】An item of yours on the list "gone" in ${place.village} 号 was due 20 Nov; 250.5 of 600 metres done. Please act and report.`,
    },
  ],
  [
    'C18 a follow-up that is due: who mediated',
    cases.followUpReminded,
    {
      ...aStanding,
      mediation: { ...cases.followUpReminded.example.mediation, mediatorId: 'official' },
      dueOn: '2026-12-26',
    },
    {
      official: `【网格服务】The agreement in case ${number} in ${area} is to be followed up: ask and record whether it is kept.`,
    },
  ],
  [
    'C21 a good practice: the secretary of every village, and nobody else',
    cases.practicePromoted,
    { ...aStanding, practiceId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH' },
    { secretary: `【网格服务】县里推广一条办理“路灯损坏”的典型做法，请登录查看。` },
  ],
  [
    'E4 unfinished contacts: the worker',
    sheetReminded,
    { ...sheet, due: 12, open: 3 },
    { neighbour: '【网格服务】3 of 12 households are still to be contacted by Sunday.' },
  ],
  [
    'E4 unfinished contacts: the worker, in Chinese',
    sheetReminded,
    { ...sheet, memberId: 'worker', due: 12, open: 3 },
    { worker: '【网格服务】本周应联系12户，还有3户未联系，请于周日前完成。' },
  ],
  [
    'G5 a review: the worker it is of',
    reviewMade,
    aReview,
    { worker: '【网格服务】您2026-11的月度评议为4星，可在系统中查看依据。' },
  ],
  ['G5 a review without stars: nobody', reviewMade, { ...aReview, score: null, stars: null }, {}],
  ['G5 a review of a grid: nobody', reviewMade, { ...aReview, subjectKind: 'grid', subjectId: place.grid }, {}],
]
