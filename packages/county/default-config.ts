import { say } from '@wangge/problem'
import { calendar2026 } from '@wangge/time'
import type { CountyConfig } from './config.ts'
import { defaultCategories } from './default-categories.ts'
import { defaultLadder } from './ladder.ts'
import { defaultDeadlines } from './limits.ts'

/** Sign-in codes: one a minute, five an hour, ten a day. */
export const codePace = [
  { seconds: 60, most: 1 },
  { seconds: 3600, most: 5 },
  { seconds: 86_400, most: 10 },
]

/** The configuration a county starts with; every figure in it is the county's to change. */
export const defaultConfig = (code: string, name: CountyConfig['name']): CountyConfig => ({
  version: 1,
  code,
  name,
  zone: 'Asia/Shanghai',
  levels: [
    { level: 'county', name: say('县', 'County') },
    { level: 'township', name: say('乡镇（街道）', 'Township') },
    { level: 'village', name: say('村（社区）', 'Village') },
    { level: 'grid', name: say('网格', 'Grid') },
  ],
  gridSize: { from: 20, to: 30 },
  workerHouseholds: { from: 10, to: 15 },
  calendar: calendar2026,
  caseClasses: {
    general: say('一般性', 'General'),
    mediation: say('需调节处理性', 'For mediation'),
    emergency: say('突发性', 'Emergency'),
  },
  categories: defaultCategories,
  deadlines: defaultDeadlines,
  ladder: defaultLadder,
  rating: { openDays: 14 },
  reopen: { days: 7 },
  duties: [
    {
      ruleId: 'weekly-contact',
      name: say('每周联系住户', 'Weekly contact with each household'),
      per: 'week',
      who: 'grid-worker',
      remind: '5 9 * * 5',
      graceDays: 2,
      modesCounted: ['field', 'home', 'phone'],
    },
  ],
  indicators: [
    {
      id: 'contact-coverage',
      name: say('联系覆盖率', 'Contact coverage'),
      numerator: 'contacts.done',
      denominator: 'contacts.due',
      weight: 40,
      cutPoints: [0.6, 0.75, 0.9, 0.98],
      minCount: 0,
    },
    {
      id: 'on-time-closing',
      name: say('按期结案率', 'Closed on time'),
      numerator: 'cases.closed-on-time',
      denominator: 'cases.should-close',
      weight: 30,
      cutPoints: [0.6, 0.75, 0.85, 0.95],
      minCount: 0,
    },
    {
      id: 'satisfaction',
      name: say('群众满意率', 'Satisfaction'),
      numerator: 'ratings.satisfied',
      denominator: 'ratings.given',
      weight: 30,
      cutPoints: [0.6, 0.75, 0.85, 0.95],
      minCount: 5,
    },
    {
      id: 'mediation-success',
      name: say('调解成功率', 'Mediations that succeeded'),
      numerator: 'mediations.succeeded',
      denominator: 'mediations.ended',
      weight: 10,
      cutPoints: [0.6, 0.75, 0.85, 0.95],
      minCount: 5,
    },
    {
      id: 'handling',
      name: say('处置率', 'Handled of what was found'),
      numerator: 'cases.handled',
      denominator: 'cases.found',
      weight: 10,
      cutPoints: [0.6, 0.75, 0.85, 0.95],
      minCount: 5,
    },
    {
      id: 'accurate-dispatch',
      name: say('准确派遣率', 'Dispatches that did not come back'),
      numerator: 'dispatches.accurate',
      denominator: 'dispatches.made',
      weight: 10,
      cutPoints: [0.6, 0.75, 0.85, 0.95],
      minCount: 5,
    },
    {
      id: 'first-answer',
      name: say('首次答复及时率', 'First answers in time'),
      numerator: 'answers.in-time',
      denominator: 'answers.first',
      mean: 'answers.hours',
      weight: 10,
      cutPoints: [0.6, 0.75, 0.85, 0.95],
      minCount: 5,
    },
  ],
  stars: { cutPoints: [0.6, 0.75, 0.85, 0.95], ties: 'all-in' },
  quietHours: { from: '21:00', to: '08:00' },
  smsSignature: '网格服务',
  templates: {},
  signIn: { perPhone: codePace, perAddress: codePace },
  testPhones: false,
})
