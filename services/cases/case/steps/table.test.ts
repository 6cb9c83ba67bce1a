import { holesIn } from '@wangge/ledger'
import { type Command, commands, finalSteps, limits, type Step, steps } from '../contract/words.ts'
import { allowedAt, orders, outcomeOf } from './table.ts'

const table = { steps, finalSteps, limits, orders }

describe('the state table of cases', () => {
  it('C6 has no holes: every step is reached and left, every limit starts and stops, every command makes an event', () => {
    expect(holesIn(table)).toEqual([])
  })

  const walk: [Command, Step, Step, string | undefined][] = [
    ['accept', 'reported', 'accepted', undefined],
    ['dispatch', 'accepted', 'dispatched', undefined],
    ['dispatch', 'dispatched', 'dispatched', undefined],
    ['start', 'dispatched', 'started', undefined],
    ['solve', 'accepted', 'solved', undefined],
    ['solve', 'started', 'solved', undefined],
    ['check', 'solved', 'checked', 'passed'],
    ['check', 'solved', 'accepted', 'failed'],
    ['check', 'solved', 'started', 'failed-by-unit'],
    ['answer', 'checked', 'answered', 'final'],
    ['strike-off', 'answered', 'struck-off', undefined],
  ]
  it.each(walk)('C5 %s leads from %s to %s', (command, from, to, when) => {
    expect(outcomeOf(command, from, when)?.to).toBe(to)
  })

  const illegal = commands
    .filter((command) => command !== 'report')
    .flatMap((command) => steps.map((step) => [command, step] as const))
    .filter(([command, step]) => !orders[command].outcomes.some(({ from }) => from.includes(step)))
  it.each(illegal)('C6 knows no %s at %s', (command, step) => {
    expect(outcomeOf(command, step)).toBeUndefined()
    expect(allowedAt(step)).not.toContain(command)
  })

  it('C6 names no command that happens by itself among the allowed', () => {
    expect(allowedAt('answered')).toEqual([])
    expect(allowedAt('struck-off')).toEqual(['rate', 'reopen', 'rehang', 'promote'])
    expect(allowedAt('reported')).toEqual([
      'accept',
      'add-evidence',
      'answer',
      'merge',
      'hand-over',
      'withdraw',
      'cancel',
      'urge',
      'hand-up',
      'correct',
    ])
  })
})

describe('the checker of state tables', () => {
  const without = (command: Command) => Object.fromEntries(Object.entries(orders).filter(([name]) => name !== command))

  it.each<[string, Parameters<typeof holesIn>[0], string]>([
    ['a step nothing leads to', { ...table, steps: [...steps, 'lost'] }, 'lost: cannot be reached'],
    ['a step nothing leaves', { ...table, orders: without('strike-off') }, 'answered: cannot be left'],
    ['a step that cannot be left', { ...table, orders: without('check') }, 'solved: cannot be left'],
    ['an end that is none', { ...table, finalSteps: [] }, 'struck-off: leads to no end'],
    [
      'a step from which nothing leads to an end',
      { ...table, orders: without('strike-off') },
      'checked: leads to no end',
    ],
    ['a limit that is never stopped', { ...table, orders: without('check') }, 'check: is never stopped'],
    [
      'an open case without a limit',
      {
        ...table,
        orders: {
          ...orders,
          accept: { ...orders.accept, outcomes: [{ from: ['reported'], to: 'accepted', stops: ['accept'] }] },
        },
      },
      'accepted[]: must have exactly one limit running',
    ],
    [
      'a command with another’s event',
      { ...table, orders: { ...orders, urge: { ...orders.urge, makes: orders.accept.makes } } },
      'urge: makes the event of accept',
    ],
    [
      'a command nobody may give',
      { ...table, orders: { ...orders, urge: { ...orders.urge, who: [] } } },
      'urge: nobody may give it',
    ],
    [
      'an unknown step',
      { ...table, orders: { ...orders, urge: { ...orders.urge, outcomes: [{ from: ['gone' as Step], to: 'same' }] } } },
      'urge: unknown step gone',
    ],
  ])('C6 finds %s', (_, holed, hole) => {
    expect(holesIn(holed)).toContain(hole)
  })
})
