import { type OrderOf, stepsOf } from '@wangge/ledger'
import type { Step } from './case/contract/words.ts'
import { type Entry, entry } from './case/domain/order.ts'
import { caseOrders } from './case/steps/table.ts'
import { aCase, aSetting, members } from './case/testing/a-case.ts'
import { withMediation } from './mediation/domain/mediated.ts'
import { asOpened } from './mediation/testing/a-mediation.ts'
import { projectStates } from './project/steps.ts'

const found = aCase('accepted')
const taking = { before: found, after: found, actor: members.worker }

describe('what a command’s line says', () => {
  it('M3 is the standing, who took the step, and the rest of its fact', () => {
    const { command, data }: Entry<'accept'> = entry('accept', { ...taking, data: { onTime: true } })
    expect(command).toBe('accept')
    expect(data).toMatchObject({ caseId: found.caseId, from: 'accepted', actorId: 'worker', onTime: true })
  })

  it('M3 does not compile with a field left out, of another kind, or added, wherever it comes from', () => {
    // @ts-expect-error whether it was in time is left out
    entry('accept', { ...taking, data: {} })
    // @ts-expect-error a text is no answer to that
    entry('accept', { ...taking, data: { onTime: 'yes' } })
    // @ts-expect-error an acceptance has no unit
    entry('accept', { ...taking, data: { onTime: true, unitId: 'u03' } })
    const data = { onTime: true, ...(found.late && { unitId: 'u03' }) }
    // @ts-expect-error nor has it one that may be there
    entry('accept', { ...taking, data })
    // @ts-expect-error a line of one command is not that of another
    const line: Entry<'start'> = entry('accept', { ...taking, data: { onTime: true } })
    expect(line.command).toBe('accept')
  })

  it('M3 C18 does not compile otherwise of a mediation, whose own standing is said of itself', () => {
    const { mediation } = asOpened()
    const giving = { actor: members.worker, setting: aSetting() }
    const told = withMediation(found, mediation, 'open-mediation', { ...giving, data: { parties: 2 } })
    // @ts-expect-error how many take part is left out
    withMediation(found, mediation, 'open-mediation', { ...giving, data: {} })
    // @ts-expect-error an opening has no day on which it is due
    withMediation(found, mediation, 'open-mediation', { ...giving, data: { parties: 2, dueOn: '2026-12-01' } })
    expect(told.entries[0]?.data).toMatchObject({ parties: 2, mediation: { ordinal: 1, step: 'opened' } })
  })

  it('M3 does not compile where the standing says what no fact of the table has', () => {
    const standing = { projectId: 'p1', areaId: '330723', step: 'planned', plannedStartOn: '2027-01-10' } as const
    const state = { ...standing, head: '' }
    const steps = stepsOf(projectStates, (_: typeof state) => standing)
    const short = stepsOf(projectStates, ({ projectId, areaId, step }: typeof state) => ({ projectId, areaId, step }))
    const long = stepsOf(projectStates, (_: typeof state) => ({ ...standing, colour: 'red' }))
    const { worker } = members
    // @ts-expect-error the day is left out, and nobody else says it
    short.open('plan', standing, worker, { data: {} })
    // @ts-expect-error a project has no colour
    long.open('plan', standing, worker, { data: {} })
    expect(steps.open('plan', standing, worker, { data: {} }).entries[0]?.data).toEqual({
      ...standing,
      actorId: 'worker',
    })
  })

  it('C6 does not compile in a table whose command makes no fact', () => {
    const { makes: _, ...order } = caseOrders.accept
    // @ts-expect-error it makes nothing
    const without: OrderOf<Step, 'accept' | 'handle'> = order
    expect(without.makes).toBeUndefined()
  })
})
