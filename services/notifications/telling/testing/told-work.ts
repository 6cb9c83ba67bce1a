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
    { ...atVillage, by: 'person', previous: { ...aStanding.holder, memberId: 'secretary' }, previousLevel: 'grid' },
    { secretary: expect.stringContaining('已上报由您负责') as never },
  ],
  [
    'C10 a case that is stuck: whoever fills the next level above',
    cases.caseFoundStuck,
    { ...cases.caseFoundStuck.example, ...aStanding },
    { secretary: `【网格服务】${area}事项${number}（路灯损坏）滞留：无人负责、没有时限或多日未动，请督促。` },
  ],
  [
    'C10 a case that is stuck where nobody is above: who has it',
    cases.caseFoundStuck,
    {
      ...cases.caseFoundStuck.example,
      ...aStanding,
      level: 'county',
      holder: { role: 'county-leader', areaId: place.county },
    },
    { boss: expect.stringContaining('滞留') as never },
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
]
