import * as cases from '@wangge/cases/contract'
import { place } from '@wangge/testing/a-room'
import { aStanding } from '../../testing/a-postbox.ts'
import { area, atVillage, forGuest, number, type Told, unit, withUnit } from './told-standing.ts'

/** Whoever works on a case, or is waited for. */
export const toldOfWork: readonly Told[] = [
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
    'C5 a dispatch to another unit: the one that had it, too',
    cases.caseDispatched,
    {
      ...withUnit,
      holder: { ...unit, unitId: 'u2' },
      unitId: 'u2',
      previous: unit,
      actorId: 'secretary',
    },
    {
      clerk: `【网格服务】${area}事项${number}（路灯损坏）已改派其他单位，不必再办。`,
      mate: `【网格服务】Case ${number} (Street lamp out) in ${area} was sent to another unit: leave it.`,
    },
  ],
  [
    'C8 an urging: who accepted it alone',
    cases.caseUrged,
    { ...aStanding, holder: { ...aStanding.holder, areaId: place.nextGrid, memberId: 'neighbour' }, by: 'timer' },
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
      secretary: `【网格服务】${area}事项${number}（路灯损坏）下级未能办结，已上报由您负责，请于11月24日18:00前办理。`,
      worker: `【网格服务】${area}事项${number}逾期，已上报上一级负责。`,
    },
  ],
  [
    'C10 a case handed up to somebody who had it before: that it is theirs, once',
    cases.caseHandedUp,
    { ...atVillage, by: 'person', previous: { ...atVillage.holder, memberId: 'secretary' }, previousLevel: 'grid' },
    { secretary: expect.stringContaining('已上报由您负责') as never },
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
    { secretary: `【网格服务】${area}事项${number}（路灯损坏）被退单，请于11月24日18:00前办理。` },
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
    'C10 a case that became stuck: the next level that has somebody',
    cases.caseStuck,
    { ...aStanding, why: ['no-owner', 'no-movement'], tellTo: atVillage.holder },
    { secretary: `【网格服务】${area}事项${number}（路灯损坏）卡住了：岗位无人、多日未动。请过问。` },
  ],
  [
    'C10 C20 a confidential case that became stuck: nobody above may know',
    cases.caseStuck,
    { ...aStanding, confidential: true, why: ['no-movement'], tellTo: atVillage.holder },
    {},
  ],
  [
    'C9 a limit beyond the published calendar: that the day is expected, not settled',
    cases.caseDispatched,
    { ...withUnit, unitId: 'u1', provisional: true },
    {
      clerk: expect.stringContaining('请于11月24日18:00（预计）前办理') as never,
      mate: expect.stringContaining('by about 24 Nov 18:00') as never,
    },
  ],
  [
    'C8 an urged case that ended: who urged',
    cases.urgeReplied,
    { ...aStanding, step: 'struck-off', urgedBy: ['official'], endedBy: 'strike-off' },
    { official: `【网格服务】Case ${number} (Street lamp out) in ${area}, which you urged, is over: see its ledger.` },
  ],
  [
    'C8 an urging that waits for its reply: who has the case',
    cases.urgeReminded,
    { ...aStanding, urgedBy: ['official'], since: '2026-11-23T02:00:00.000Z' },
    { worker: `【网格服务】${area}事项${number}（路灯损坏）的督办还没有回复，请登录回复。` },
  ],
]
