import * as cases from '@wangge/cases/contract'
import { place } from '@wangge/testing/a-room'
import { aStanding } from '../../testing/a-postbox.ts'
import { area, atVillage, forGuest, kept, number, type Told } from './told-standing.ts'

/** Whoever is to take a case up, and whoever reported it. */
export const toldOfReports: readonly Told[] = [
  [
    'C1 a case: its worker and whoever reported it',
    cases.caseReported,
    { ...aStanding, source: 'resident' },
    {
      worker: `【网格服务】${area}有新事项${number}（路灯损坏），请于11月24日18:00前受理。`,
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
    'C24 a case corrected: who has it now but did not correct it',
    cases.caseCorrected,
    { ...cases.caseCorrected.example, ...aStanding, actorId: 'leader' },
    { worker: `【网格服务】${area}事项${number}（路灯损坏）经更正由您负责，请于11月24日18:00前办理。` },
  ],
  [
    'C2 C24 a case corrected to an emergency: whoever has it, and who hears of emergencies',
    cases.caseCorrected,
    {
      ...cases.caseCorrected.example,
      ...aStanding,
      class: 'emergency',
      holder: { role: 'duty', areaId: place.township },
    },
    {
      leader: `【网格服务】Emergency! Case ${number} (Street lamp out) in ${area}, filed otherwise before: act now.`,
      official: `【网格服务】Emergency! Case ${number} (Street lamp out) in ${area}, filed otherwise before: act now.`,
      duty: `【网格服务】突发！${area}事项${number}（路灯损坏）经更正为突发事项，请立即处置。`,
    },
  ],
  [
    'C2 an emergency with nobody below: whoever it came to, and that nobody is',
    cases.caseReported,
    { ...atVillage, subjectId: undefined, class: 'emergency', source: 'resident', passedOver: ['grid'] },
    {
      secretary: `【网格服务】突发！${area}事项${number}（路灯损坏），以下各级无人在岗，直接由您负责，请立即处置。`,
      leader: expect.stringContaining('act now') as never,
      official: expect.stringContaining('act now') as never,
      duty: expect.stringContaining('请立即处置') as never,
    },
  ],
  [
    'C2 a case that whoever accepted it found to be an emergency: all who hear of one, but not who says so',
    cases.caseAccepted,
    { ...aStanding, class: 'emergency', previousClass: 'general', onTime: true, actorId: 'leader' },
    {
      worker: `【网格服务】突发！${area}事项${number}（路灯损坏）经受理改为突发事项，请立即处置。`,
      official: `【网格服务】Emergency! Case ${number} (Street lamp out) in ${area} was found to be one: act now.`,
      duty: `【网格服务】突发！${area}事项${number}（路灯损坏）经受理改为突发事项，请立即处置。`,
    },
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
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前受理。`,
      farmer: `【网格服务】您反映的事项${number}重新办理，11月24日18:00前会有人受理。`,
    },
  ],
  [
    'C20 a case that went up to be confidential: who has it there, and not what it is about',
    cases.caseMarkedConfidential,
    { ...kept, previous: aStanding.holder },
    {
      official: `【网格服务】Case ${number} (confidential) in ${area} became confidential and is yours now: act by 24 Nov 18:00.`,
    },
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
]
