import { reviewMade } from '@wangge/assessments/contract'
import * as cases from '@wangge/cases/contract'
import type { Fact } from '@wangge/contract'
import { sheetReminded } from '@wangge/duties/contract'
import { codeRequested } from '@wangge/members/contract'
import { aPostbox, aReview, aStanding } from '@wangge/testing/a-postbox'
import { place } from '@wangge/testing/a-room'
import { manifest } from './manifest.ts'

const { caseId: number } = aStanding
const area = `${place.grid} 号`
const unit = { role: 'department', areaId: place.village, unitId: 'u1' } as const
const withUnit = { ...aStanding, step: 'dispatched', holder: unit, level: 'village' } as const
const atVillage = {
  ...aStanding,
  level: 'village',
  holder: { role: 'village-secretary', areaId: place.village },
} as const
const kept = {
  ...aStanding,
  level: 'township',
  holder: { role: 'township-official', areaId: place.township },
  confidential: true,
} as const
const forGuest = { ...aStanding, subjectId: 'guest' } as const
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

const sessions = [
  cases.sessionScheduled,
  cases.sessionMoved,
  cases.sessionCancelled,
  cases.partyAdded,
  cases.partyCorrected,
  cases.mediationEnded,
]

/** A fact, and what each phone shows for it. */
const told: [title: string, fact: Fact, data: object, shown: Record<string, string>][] = [
  [
    'C1 a case: its worker and whoever reported it',
    cases.caseReported,
    { ...aStanding, source: 'resident' },
    {
      worker: `【网格服务】${area}有新事项${number}（路灯损坏），请于11月24日18:00前接单。`,
      farmer: `【网格服务】您反映的事项已收到，编号${number}，11月24日18:00前会有人受理。`,
    },
  ],
  [
    'C1 a case by somebody who left no way to be told: its worker',
    cases.caseReported,
    { ...aStanding, subjectId: undefined, source: 'resident', holder: { role: 'grid-worker', areaId: place.nextGrid } },
    { neighbour: `【网格服务】New case ${number} (Street lamp out) in ${area}: accept by 24 Nov 18:00.` },
  ],
  [
    'C17 a part of a case, which its unit hears of when it is sent: nobody',
    cases.caseReported,
    { ...aStanding, subjectId: undefined, source: 'resident', class: 'emergency', parentId: '8KM3QX9TPE' },
    {},
  ],
  [
    'C2 an emergency: worker, leader and the township’s officials and duty post, each once',
    cases.caseReported,
    { ...forGuest, class: 'emergency', source: 'resident', holder: { role: 'duty', areaId: place.township } },
    {
      leader: `【网格服务】Emergency! Case ${number} (Street lamp out) in ${area}: act now.`,
      official: `【网格服务】Emergency! Case ${number} (Street lamp out) in ${area}: act now.`,
      duty: `【网格服务】突发！${area}事项${number}（路灯损坏），请立即处置。`,
      guest: `【网格服务】Your report ${number} was received; somebody takes it up by 24 Nov 18:00.`,
    },
  ],
  [
    'C5 a dispatch: everybody of the unit',
    cases.caseDispatched,
    { ...withUnit, unitId: 'u1' },
    {
      clerk: `【网格服务】${area}事项${number}（路灯损坏）派至贵单位，请于11月24日18:00前办理。`,
      mate: `【网格服务】Case ${number} (Street lamp out) in ${area} is dispatched to you: handle it by 24 Nov 18:00.`,
    },
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
    'C8 an urging: who accepted it alone',
    cases.caseUrged,
    { ...aStanding, holder: { ...aStanding.holder, memberId: 'neighbour' }, by: 'timer' },
    { neighbour: `【网格服务】Urged: case ${number} (Street lamp out) in ${area} was due 24 Nov 18:00. Please act.` },
  ],
  [
    'C8 a case that somebody above presses for, due or not: who has it, and that a reply is owed',
    cases.caseUrged,
    { ...aStanding, by: 'person', actorId: 'boss' },
    { worker: `【网格服务】督办：${area}事项${number}（路灯损坏）期限11月24日18:00，请尽快办理并登录回复。` },
  ],
  [
    'C10 a case handed up by hand: who has it now, and who had it but did not hand it up',
    cases.caseHandedUp,
    { ...atVillage, by: 'person', actorId: 'clerk', previous: unit, previousLevel: 'village' },
    {
      secretary: expect.stringContaining('已上报由您负责') as never,
      mate: `【网格服务】Case ${number} in ${area} was handed up: the level above has it now.`,
    },
  ],
  [
    'C10 a case handed up: who has it now, and who had it',
    cases.caseHandedUp,
    { ...atVillage, by: 'timer', previous: aStanding.holder, previousLevel: 'grid' },
    {
      secretary: `【网格服务】${area}事项${number}（路灯损坏）下级未能办结，已上报由您负责，请于11月24日18:00前处理。`,
      worker: `【网格服务】${area}事项${number}逾期，已上报上一级负责。`,
    },
  ],
  [
    'C10 a case handed up to somebody who had it before: that it is theirs, once',
    cases.caseHandedUp,
    { ...atVillage, by: 'person', previous: { ...aStanding.holder, memberId: 'secretary' }, previousLevel: 'grid' },
    { secretary: expect.stringContaining('已上报由您负责') as never },
  ],
  [
    'C15 a check not passed: who goes on with it',
    cases.caseChecked,
    { ...aStanding, passed: false, rework: 1 },
    { worker: `【网格服务】${area}事项${number}核查未通过，请继续办理，期限11月24日18:00。` },
  ],
  [
    'C15 a case solved: who is to check it, but not who solved it',
    cases.caseSolved,
    { ...cases.caseSolved.example, ...atVillage, actorId: 'worker', handlerId: 'worker' },
    { secretary: `【网格服务】${area}事项${number}（路灯损坏）已办结，请于11月24日18:00前核查。` },
  ],
  [
    'C12 C15 a check passed: who is to answer, unless they checked it',
    cases.caseChecked,
    { ...atVillage, passed: true, rework: 0, actorId: 'leader' },
    { secretary: `【网格服务】${area}事项${number}（路灯损坏）已核查，请于11月24日18:00前答复居民。` },
  ],
  [
    'C15 a check passed by whoever is to answer: nobody',
    cases.caseChecked,
    { ...aStanding, passed: true, rework: 0, actorId: 'worker' },
    {},
  ],
  [
    'C17 a part that passed its check: nobody, the resident is told of the whole',
    cases.caseChecked,
    { ...atVillage, passed: true, rework: 0, actorId: 'leader', parentId: '8KM3QX9TPE' },
    {},
  ],
  [
    'C16 a case merged: who had it but did not merge it',
    cases.caseMerged,
    { ...cases.caseMerged.example, ...aStanding, dueAt: undefined, step: 'merged', actorId: 'leader' },
    { worker: `【网格服务】${area}事项${number}（路灯损坏）已撤回、撤销、移交或并案，不必再办。` },
  ],
  [
    'C16 a merge undone: who has it again, and whoever reported it',
    cases.caseUnmerged,
    { ...cases.caseUnmerged.example, ...aStanding, actorId: 'leader' },
    {
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前接单。`,
      farmer: `【网格服务】您反映的事项${number}重新办理，11月24日18:00前会有人受理。`,
    },
  ],
  [
    'C12 an answer: whoever reported it, and how long they may rate',
    cases.caseAnswered,
    { ...forGuest, final: true, text: 'The lamp is mended.' },
    { guest: `【网格服务】Your report ${number}: The lamp is mended. Please rate it within 14 days.` },
  ],
  [
    'C12 a word in between: whoever reported it',
    cases.caseAnswered,
    { ...aStanding, final: false, text: '已派人查看。' },
    { farmer: `【网格服务】您反映的事项${number}进展：已派人查看。` },
  ],
  [
    'C9 a question: whoever reported it, and until when',
    cases.residentAsked,
    { ...forGuest, text: 'Which number is on the pole?', until: '2026-11-27T16:00:00.000Z' },
    {
      guest: `【网格服务】About your report ${number}: Which number is on the pole? Please reply by 27 Nov 24:00, with its number and code.`,
    },
  ],
  [
    'C9 a case that goes on: its holder, but not who took it up again',
    cases.caseResumed,
    { ...withUnit, by: 'person', actorId: 'clerk' },
    { mate: `【网格服务】Case ${number} in ${area} goes on, due 24 Nov 18:00.` },
  ],
  [
    'C8 a case sent back: who has it again',
    cases.caseReturned,
    { ...atVillage, returns: 1, handedUp: false, previousLevel: 'village' },
    { secretary: `【网格服务】${area}事项${number}（路灯损坏）被退单，请于11月24日18:00前重新处理。` },
  ],
  [
    'C8 an extension: whoever reported it',
    cases.caseExtended,
    { ...forGuest, days: 3, granted: true },
    { guest: `【网格服务】Your report ${number} needs more time; it is now due 24 Nov 18:00.` },
  ],
  [
    'C8 an extension asked for: who may decide it, at the nearest level above',
    cases.caseExtended,
    { ...aStanding, actorId: 'worker', days: 3, granted: false },
    { secretary: `【网格服务】${area}事项${number}申请延期3天，请于11月24日18:00前审批。` },
  ],
  [
    'C8 an extension asked for by the one who would decide: the level above',
    cases.caseExtended,
    { ...atVillage, actorId: 'secretary', days: 3, granted: false },
    { official: `【网格服务】An extension of 3 days is asked for case ${number} in ${area}: decide by 24 Nov 18:00.` },
  ],
  [
    'C8 an extension asked for by a unit: who may decide it where the unit was sent from',
    cases.caseExtended,
    { ...withUnit, holder: { ...unit, areaId: place.township }, actorId: 'clerk', days: 3, granted: false },
    { official: expect.stringContaining('decide by') as never },
  ],
  [
    'C19 a case handed over: whoever reported it, where to and under which number, and who had it',
    cases.caseHandedOver,
    {
      ...cases.caseHandedOver.example,
      ...aStanding,
      dueAt: undefined,
      subjectId: 'guest',
      step: 'handed-over',
      actorId: 'secretary',
    },
    {
      worker: `【网格服务】${area}事项${number}（路灯损坏）已撤回、撤销、移交或并案，不必再办。`,
      guest: `【网格服务】Your report ${number} was handed over to 城关派出所, receipt J3307230012026112300042: 您反映的情况已转派出所处理.`,
    },
  ],
  [
    'C19 a case that comes back: who has it, and whoever reported it',
    cases.caseTakenBack,
    { ...cases.caseTakenBack.example, ...aStanding },
    {
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前接单。`,
      farmer: `【网格服务】您反映的事项${number}重新办理，11月24日18:00前会有人受理。`,
    },
  ],
  [
    'C12 a case cancelled: whoever reported it, and who had it but did not cancel it',
    cases.caseCancelled,
    { ...withUnit, dueAt: undefined, step: 'cancelled', actorId: 'mate', text: '请向法院起诉。' },
    {
      clerk: `【网格服务】${area}事项${number}（路灯损坏）已撤回、撤销、移交或并案，不必再办。`,
      farmer: `【网格服务】您反映的事项${number}不再办理：请向法院起诉。`,
    },
  ],
  [
    'I1 a case withdrawn: who had it',
    cases.caseWithdrawn,
    { ...aStanding, dueAt: undefined, step: 'cancelled' },
    { worker: `【网格服务】${area}事项${number}（路灯损坏）已撤回、撤销、移交或并案，不必再办。` },
  ],
  [
    'C6 a case reinstated: who has it, and whoever reported it',
    cases.caseReinstated,
    { ...forGuest, from: 'cancelled' },
    {
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前接单。`,
      guest: `【网格服务】Your report ${number} is taken up again; somebody sees to it by 24 Nov 18:00.`,
    },
  ],
  [
    'C8 an extension refused: who asked',
    cases.extensionDecided,
    { ...aStanding, days: 3, granted: false, askedBy: 'mate' },
    { mate: `【网格服务】The extension for case ${number} in ${area} was refused: due 24 Nov 18:00.` },
  ],
  [
    'C8 an extension granted: who asked and whoever reported it',
    cases.extensionDecided,
    { ...aStanding, days: 3, granted: true, askedBy: 'worker' },
    {
      worker: `【网格服务】${area}事项${number}的延期已批准，期限11月24日18:00。`,
      farmer: `【网格服务】您反映的事项${number}需要更多时间，新的期限为11月24日18:00。`,
    },
  ],
  [
    'C8 a reply to an urging: who urged',
    cases.urgeReplied,
    { ...aStanding, urgedBy: ['official'] },
    { official: `【网格服务】Case ${number} in ${area}, which you urged, has a reply: see its ledger.` },
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
    'C20 a case that went up to be confidential: who has it there, and not what it is about',
    cases.caseMarkedConfidential,
    { ...kept, previous: aStanding.holder },
    { official: `【网格服务】Case ${number} (confidential) in ${area} was handed up to you: act by 24 Nov 18:00.` },
  ],
  ['C20 a case that is confidential where it lies: nobody', cases.caseMarkedConfidential, kept, {}],
  [
    'C20 a viewer: whoever was named',
    cases.viewerNamed,
    { ...kept, viewerId: 'secretary' },
    { secretary: `【网格服务】您可以查看保密事项${number}，每次查看都有记录。` },
  ],
  [
    'C2 C20 a confidential emergency: at once, and only who has it',
    cases.caseReported,
    { ...kept, class: 'emergency', source: 'resident' },
    {
      official: `【网格服务】Emergency! Case ${number} (confidential) in ${area}: act now.`,
      farmer: `【网格服务】您反映的事项已收到，编号${number}，11月24日18:00前会有人受理。`,
    },
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

describe('who is told, and what', () => {
  it.each(told)('H1 of %s', async (_title, fact, data, shown) => {
    const box = await aPostbox()
    await box.tell(fact, data as never)
    await box.drain()
    expect(box.shown()).toEqual(shown)
    expect(box.handed).toHaveLength(Object.keys(shown).length)
  })

  it.each([
    ['C14 opened again by whoever reported it: who has it', cases.caseReopened, {}],
    [
      'C11 hung again: who has it, and whoever reported it',
      cases.caseRehung,
      { farmer: `【网格服务】您反映的事项${number}重新办理，11月24日18:00前会有人受理。` },
    ],
  ])('H1 of a case %s', async (_title, fact, also) => {
    const box = await aPostbox()
    const { example } = fact
    await box.tell(fact, { ...example, ...aStanding, step: example.step })
    await box.drain()
    expect(box.shown()).toEqual({
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前接单。`,
      ...also,
    })
  })

  const ofCases = told.filter(([, { type }]) => type.startsWith('cases.'))
  it.each(ofCases)(
    'C20 I1 of %s: when it is confidential, no phone says what it is about',
    async (_title, fact, data) => {
      const box = await aPostbox()
      const said = { ...data, confidential: true, category: 'dispute-family' }
      const texts = Object.values(data).filter((value) => typeof value === 'string' && /\s|。/.test(value))
      await box.tell(fact, said as never)
      await box.drain()
      const shown = Object.values(box.shown()).join('\n')
      for (const word of ['婚姻家庭纠纷', 'Marriage and family', 'dispute', ...texts]) expect(shown).not.toContain(word)
    },
  )

  it('H1 every fact that is listened to is tried here', () => {
    const tried = new Set<string>(told.map(([, { type }]) => type))
    // sessions of mediations have a test of their own
    for (const { type } of sessions) tried.add(type)
    for (const { type } of [cases.caseReopened, cases.caseRehung, codeRequested]) tried.add(type)
    const others = manifest.consumes.filter(({ type }) => !type.startsWith('notifications.') && !tried.has(type))
    expect(others.map(({ type }) => type)).toEqual([])
  })
})
