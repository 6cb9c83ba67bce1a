import * as cases from '@wangge/cases/contract'
import { aStanding } from '../../testing/a-postbox.ts'
import { area, atVillage, forGuest, number, type Told, withUnit } from './told-standing.ts'

/** Whoever a case leaves, or comes back to. */
export const toldOfEndings: readonly Told[] = [
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
      guest: `【网格服务】Your report ${number} was handed over to 城关派出所, receipt J3307230012026112300042: 您反映的情况已转派出所办理.`,
    },
  ],
  [
    'C19 a case that comes back: who has it, and whoever reported it',
    cases.caseTakenBack,
    { ...cases.caseTakenBack.example, ...aStanding },
    {
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前受理。`,
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
    'I1 C13 a case withdrawn: who had it, and the phone of whoever reported it',
    cases.caseWithdrawn,
    { ...aStanding, dueAt: undefined, step: 'cancelled' },
    {
      worker: `【网格服务】${area}事项${number}（路灯损坏）已撤回、撤销、移交或并案，不必再办。`,
      farmer: `【网格服务】您反映的事项${number}已凭查询码撤回。如非本人所为，请与网格员联系。`,
    },
  ],
  [
    'C6 a case reinstated: who has it, and whoever reported it',
    cases.caseReinstated,
    { ...forGuest, from: 'cancelled' },
    {
      worker: `【网格服务】${area}事项${number}（路灯损坏）重新办理，请于11月24日18:00前受理。`,
      guest: `【网格服务】Your report ${number} is taken up again; somebody sees to it by 24 Nov 18:00.`,
    },
  ],
]
