import { allowedIn, holesIn } from '@wangge/ledger'
import { type MediationCommand, type MediationStep, mediationSteps } from '../../case/contract/mediation-words.ts'
import { type Step, steps } from '../../case/contract/words.ts'
import type { Case } from '../../case/domain/case.ts'
import { solve } from '../../case/domain/handle.ts'
import { merge } from '../../case/domain/merge.ts'
import { mediable, mediationAllowed, mediationOrders, mediationTable } from '../../case/steps/mediation.ts'
import { aCase, members, proof } from '../../case/testing/a-case.ts'
import { asOpened, at, commands, type Give, setting, ways } from '../testing/a-mediation.ts'
import { followUp } from './follow-up.ts'
import { reopenMediation } from './open.ts'

const { worker } = members

describe('the state table of mediations', () => {
  it('C18 has no holes: every step is reached and left or is an end, every command makes an event', () => {
    expect(holesIn(mediationTable)).toEqual([])
  })

  it.each([
    ['an end that is none', { ...mediationTable, finalSteps: [] }, 'failed: leads to no end'],
    [
      'a step nothing leads to',
      { ...mediationTable, orders: { ...mediationOrders, 'follow-up': mediationOrders['confirm-agreement'] } },
      'broken: cannot be reached',
    ],
  ])('C18 the checker of all tables finds %s in it', (_, holed, hole) => {
    expect(holesIn(holed)).toContain(hole)
  })

  const walk: [MediationCommand, MediationStep, MediationStep][] = [
    ['schedule-session', 'opened', 'opened'],
    ['move-session', 'opened', 'opened'],
    ['cancel-session', 'opened', 'opened'],
    ['hold-session', 'opened', 'opened'],
    ['add-party', 'opened', 'opened'],
    ['correct-party', 'opened', 'opened'],
    ['correct-party', 'agreed', 'agreed'],
    ['remove-party', 'opened', 'opened'],
    ['end-mediation', 'opened', 'agreed'],
    ['attach-agreement', 'agreed', 'agreed'],
    ['confirm-agreement', 'agreed', 'agreed'],
    ['follow-up', 'agreed', 'fulfilled'],
    ['reopen-mediation', 'broken', 'opened'],
  ]
  it.each(walk)('C18 %s leads from %s to %s', (command, from, to) => {
    const found = at(from)
    const [give] = ways[command as keyof typeof ways] as [Give]
    const { mediation, state, entries } = give(found.state, found.mediation, worker, setting)
    expect([mediation.step, state.mediation]).toEqual([to, { ordinal: 1, step: to }])
    expect(entries).toMatchObject([{ command, data: { step: 'accepted', mediation: { from, step: to } } }])
  })

  const illegal = commands
    .flatMap((command) => mediationSteps.map((step) => [command, step] as const))
    .filter(([command, step]) => !allowedIn(mediationTable, step).includes(command))
  it.each(illegal)('C18 refuses %s at %s, and says what is allowed', (command, step) => {
    const found = at(step)
    for (const give of ways[command])
      expect(() => give(found.state, found.mediation, worker, setting)).toThrow(
        expect.objectContaining({
          code: 'conflict',
          facts: expect.objectContaining({ step, command, allowed: allowedIn(mediationTable, step) }),
        }),
      )
  })
})

describe('a mediation and its case', () => {
  it.each(steps.filter((step) => step !== 'answered' && step !== 'merged'))(
    'C18 is opened at %s only while somebody has it in hand',
    (step: Step) => {
      const found = aCase(step)
      const open = () => asOpened(found).mediation.ordinal
      if (mediable.includes(step)) expect(open()).toBe(1)
      else expect(open).toThrow(expect.objectContaining({ code: 'conflict' }))
      expect(mediationAllowed(step)).toEqual(mediable.includes(step) ? ['open-mediation'] : [])
    },
  )

  it('C18 keeps the case in hand until it has ended, and names itself', () => {
    const { state } = asOpened()
    const refused = expect.objectContaining({
      code: 'conflict',
      facts: expect.objectContaining({ mediation: { ordinal: 1, step: 'opened' }, command: 'solve' }),
    })
    expect(() => solve(state, { evidence: proof }, worker, setting)).toThrow(refused)
    expect(() => merge(state, aCase('accepted', setting, { caseId: 'Z' }), {}, worker, setting)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
  })

  it.each(['agreed', 'failed', 'withdrawn'] as const)(
    'C18 lets it be solved once %s, and keeps the outcome',
    (step) => {
      const { state, entries } = solve(at(step).state, { evidence: proof }, worker, setting)
      expect([state.step, entries[0]?.data.mediation]).toEqual(['solved', { ordinal: 1, step }])
    },
  )

  it('C18 one kind after another, one at a time (一揽子调处)', () => {
    expect(() => asOpened(asOpened().state)).toThrow(expect.objectContaining({ code: 'conflict' }))
    const second = asOpened(at('failed').state)
    expect([second.mediation.ordinal, second.state.mediation]).toEqual([2, { ordinal: 2, step: 'opened' }])
    const { mediation, state } = at('broken')
    const taken = { ...state, mediation: { ordinal: 2, step: 'agreed' as const } }
    expect(() => reopenMediation(taken, mediation, { reason: '又堵' }, worker, setting)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ latest: 2 }) }),
    )
  })

  it('C18 follow-ups and confirmation go on after the case is struck off; mediating again does not', () => {
    const closed: Case = { ...at('agreed').state, step: 'struck-off' }
    const { mediation } = at('agreed')
    expect(followUp(closed, mediation, { kept: false }, worker, setting).mediation.step).toBe('broken')
    const broken = at('broken')
    expect(() =>
      reopenMediation({ ...broken.state, step: 'struck-off' }, broken.mediation, { reason: '又堵' }, worker, setting),
    ).toThrow(
      expect.objectContaining({
        code: 'conflict',
        facts: expect.objectContaining({ step: 'struck-off', allowed: [] }),
      }),
    )
  })
})
