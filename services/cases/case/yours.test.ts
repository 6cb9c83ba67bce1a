import {
  aCaseRoom,
  anOpenedCase,
  type CaseRoom,
  evidence,
  type Opened,
  secret,
  type Who,
} from '../testing/a-case-room.ts'

const agency = { kind: 'police', name: '城关派出所' }
const why = { reason: '另有缘由', text: '请向派出所查询。' }
/** Reports enough for every command of every caller. */
const busy = { cases: { reports: { perAddress: [{ seconds: 60, most: 10_000 }] } } }
let count = 0
const receiptNumber = () => `J-${++count}`

type Body = object | ((other: string) => object)
/** Every command of staff: the end of its route, and a body that is right. */
const given: Readonly<Record<string, readonly [verb: string, body?: Body]>> = {
  accept: ['accept'],
  dispatch: ['dispatch', { unitId: 'u03' }],
  start: ['start'],
  return: ['return', { reason: why.reason }],
  'ask-resident': ['ask-resident', { text: '哪一侧？' }],
  resume: ['resume'],
  extend: ['extend', { days: 1, reason: '等配件' }],
  'decide-extension': ['decide-extension', { granted: false }],
  'add-evidence': ['evidence', { evidence }],
  solve: ['solve', { evidence }],
  check: ['check', { passed: true }],
  answer: ['answer', { text: '好了' }],
  reopen: ['reopen', { reason: '又坏了' }],
  rehang: ['rehang', { reason: '又坏了' }],
  promote: ['promote', { title: '当天修好', text: '备好灯泡' }],
  'withdraw-practice': ['withdraw-practice', { reason: '已过时' }],
  merge: ['merge', (into) => ({ into })],
  unmerge: ['unmerge', { reason: '不同' }],
  'hand-over': ['hand-over', () => ({ ...why, agency, receiptNumber: receiptNumber() })],
  'take-back': ['take-back', { reason: '退回' }],
  cancel: ['cancel', why],
  reinstate: ['reinstate', { reason: '误' }],
  split: ['split', { parts: [{ unitId: 'u03', description: '清运' }] }],
  urge: ['urge', { note: '快' }],
  'reply-urge': ['reply-urge', { text: '明天' }],
  'hand-up': ['hand-up', { reason: '难' }],
  correct: ['correct', { category: 'facility-drain', reason: '是井盖' }],
  publish: ['publish', { text: '路灯不亮。' }],
  unpublish: ['unpublish', { reason: '能看出是谁家' }],
  redact: ['redact', { description: '路灯不亮。', reason: '有姓名' }],
  'mark-confidential': ['mark-confidential', { reason: '家事' }],
  'unmark-confidential': ['unmark-confidential', { reason: '同意' }],
  'name-viewer': ['viewers', { memberId: 'leader', reason: '协助' }],
  'remove-viewer': ['remove-viewer', { memberId: 'secretary', reason: '已毕' }],
}

type Way = readonly (readonly [as: Who, command: string])[]
const sent: Way = [
  ['worker', 'accept'],
  ['secretary', 'dispatch'],
]
const solved: Way = [...sent, ['clerk', 'start'], ['clerk', 'solve']]
const over: Way = [...solved, ['secretary', 'check'], ['secretary', 'answer']]
const up: Way = [
  ['worker', 'hand-up'],
  ['secretary', 'hand-up'],
  ['official', 'hand-up'],
]
/** Ways to the states that a case may be in. */
const states: Readonly<Record<string, Way>> = {
  reported: [],
  accepted: [['worker', 'accept']],
  'an extension asked': [
    ['worker', 'accept'],
    ['worker', 'extend'],
  ],
  'extended once': [
    ['worker', 'accept'],
    ['secretary', 'extend'],
  ],
  urged: [['leader', 'urge']],
  dispatched: sent,
  started: [...sent, ['clerk', 'start']],
  waiting: [
    ['worker', 'accept'],
    ['worker', 'ask-resident'],
  ],
  'with an open part': [
    ['worker', 'accept'],
    ['secretary', 'split'],
  ],
  'at the top': up,
  solved,
  checked: [...solved, ['secretary', 'check']],
  'struck off': over,
  promoted: [...over, ['official', 'promote']],
  merged: [['leader', 'merge']],
  'handed over': [['official', 'hand-over']],
  cancelled: [['official', 'cancel']],
  published: [['secretary', 'publish']],
  withheld: [['secretary', 'unpublish']],
  'marked confidential': [['worker', 'mark-confidential']],
}
const callers: readonly Who[] = ['worker', 'leader', 'secretary', 'official', 'boss', 'clerk', 'auditor']

const give = async (room: CaseRoom, { number }: Pick<Opened, 'number'>, as: Who, command: string) => {
  const [verb, body = {}] = given[command] as (typeof given)[string]
  const said = typeof body === 'function' ? body((await anOpenedCase(room)).number) : body
  return room.call(as, `POST /v1/cases/${number}/${verb}`, said)
}
const reach = async (room: CaseRoom, way: Way, more?: object): Promise<Opened> => {
  const opened = await anOpenedCase(room, more)
  for (const [as, command] of way) {
    const { status } = await give(room, opened, as, command)
    if (status !== 200) throw new Error(`${command} by ${as}: ${status}`)
  }
  return opened
}

/** Of each command: taken exactly when it is among the caller's, and a refusal says what is. */
const differing = async (room: CaseRoom, as: Who, make: () => Promise<Pick<Opened, 'number'>>): Promise<string[]> => {
  const found = await make()
  const { status, body } = await room.call(as, `GET /v1/cases/${found.number}`)
  if (status !== 200) return []
  const wrong: string[] = []
  for (const command of Object.keys(given)) {
    const isOffered = body.yours.includes(command)
    const answer = await give(room, isOffered ? await make() : found, as, command)
    const { status: told = 0 } = answer
    const isRefused = [403, 409, 410].includes(told)
    if (isRefused === isOffered || (!isRefused && told >= 300)) wrong.push(`${command}: ${told}`)
    const isOther = told === 409 && JSON.stringify(answer.body.allowed) !== JSON.stringify(body.yours)
    if (isOther) wrong.push(`${command} says ${answer.body.allowed}`)
  }
  return wrong
}

describe('the buttons of every caller at every state', () => {
  it.each(Object.entries(states))('C6 are all that is taken, and none that is refused: %s', async (_, way) => {
    const room = await aCaseRoom(busy)
    for (const as of callers) expect([as, await differing(room, as, () => reach(room, way))]).toEqual([as, []])
  })

  it('C6 C20 are so of a matter that is always confidential, and of one that its viewers see', async () => {
    const room = await aCaseRoom(busy)
    const make = async () => {
      const opened = await anOpenedCase(room, secret)
      await opened.give('official', 'viewers', { memberId: 'secretary', reason: '协助' })
      return opened
    }
    for (const as of callers) expect([as, await differing(room, as, make)]).toEqual([as, []])
  })

  it('C6 C17 are so of a part, whose whole may be over', async () => {
    const room = await aCaseRoom(busy)
    const make = async (way: Way = []) => {
      const whole = await reach(room, [['worker', 'accept']])
      const { body } = await give(room, whole, 'secretary', 'split')
      const number = body.partIds[0] as string
      for (const [as, command] of way) await give(room, { number }, as, command)
      return { whole, number }
    }
    const done: Way = [
      ['clerk', 'start'],
      ['clerk', 'solve'],
      ['secretary', 'check'],
    ]
    const finished = async () => {
      const part = await make(done)
      await give(room, part.whole, 'worker', 'solve')
      await give(room, part.whole, 'leader', 'check')
      await give(room, part.whole, 'secretary', 'answer')
      return part
    }
    for (const way of [() => make(), () => make(done), finished])
      for (const as of callers) expect([as, await differing(room, as, way)]).toEqual([as, []])
  })
})

describe('a refusal to a resident', () => {
  it('C6 says what they may do, and nothing that is staff’s', async () => {
    const room = await aCaseRoom()
    const opened = await reach(room, over)
    const ask = (path: string, body: object = {}) =>
      room.call('anyone', `POST /v1/public/cases/${opened.number}/${path}`, body, { token: opened.token })
    expect(await ask('withdraw')).toMatchObject({ status: 409, body: { allowed: ['rate', 'reopen', 'hide', 'erase'] } })
    await opened.rate(5)
    expect(await opened.rate(5)).toMatchObject({ status: 409, body: { allowed: ['reopen', 'hide', 'erase'] } })
    await ask('hide')
    expect(await ask('hide')).toMatchObject({ status: 409, body: { allowed: ['reopen', 'erase'] } })
  })
})
