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
    'C10 C18 a follow-up that is due, once who mediated has left: whoever has the case',
    cases.followUpReminded,
    {
      ...aStanding,
      mediation: { ...cases.followUpReminded.example.mediation, mediatorId: 'gone' },
      dueOn: '2026-12-26',
    },
    { worker: `【网格服务】${area}事项${number}的调解协议应回访，请了解履行情况并记录。` },
  ],
  [
    'B12 C10 what somebody who left had: whoever fills the post that has it now',
    cases.workFellBack,
    { areaId: place.grid, holder: { role: 'grid-leader', areaId: place.grid } },
    {
      leader: `【网格服务】Somebody in ${place.grid} 号 left a post: what they had is with yours now. Please sign in and see.`,
    },
  ],
  [
    'B12 C10 an urging, when whoever had the case has left: whoever fills the post',
    cases.caseUrged,
    {
      ...aStanding,
      holder: { role: 'grid-leader', areaId: place.grid, memberId: 'gone' },
      by: 'timer',
    },
    { leader: `【网格服务】Urged: case ${number} (Street lamp out) in ${area} was due 24 Nov 18:00. Please act.` },
  ],
  [
    'C8 B12 a reply to an urging: whoever fills the post by now in which somebody urged',
    cases.urgeReplied,
    {
      ...aStanding,
      urgedBy: ['gone', 'official'],
      urgedAs: [{ memberId: 'gone', role: 'village-secretary', areaId: place.village }],
    },
    {
      secretary: `【网格服务】您督办的${area}事项${number}已有回复，请查看台账。`,
      official: `【网格服务】Case ${number} in ${area}, which you urged, has a reply: see its ledger.`,
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
