import { CaseId, event } from '@wangge/contract'
import { say } from '@wangge/problem'
import { Standing, since, standings } from './facts.ts'

const Part = Standing.extend({
  /** The case it goes on in. */
  mainId: CaseId,
  ...since,
})
const Main = Standing.extend({ partId: CaseId })
const { dueAt: _, ...over } = standings.grid
const part = { ...over, actorId: 'm0002', mainId: '8KM3QX9TPE' }
const main = { ...standings.grid, caseId: '8KM3QX9TPE', step: 'accepted', from: 'accepted', actorId: 'm0002' } as const

export const caseMerged = event({
  type: 'cases.case-merged.v1',
  title: say('事项并案', 'A case was merged into another'),
  data: Part,
  example: { ...part, step: 'merged', from: 'reported' },
})

export const caseUnmerged = event({
  type: 'cases.case-unmerged.v1',
  title: say('撤销并案', 'A merged case goes on by itself again'),
  data: Part,
  example: { ...part, step: 'reported', from: 'merged' },
})

export const caseTookIn = event({
  type: 'cases.case-took-in.v1',
  title: say('并入一件相同事项', 'A case took in another of the same matter'),
  data: Main,
  example: { ...main, partId: '7KM3QX9TPD' },
})

export const caseLetGo = event({
  type: 'cases.case-let-go.v1',
  title: say('并案中移出一件', 'A case let go of one merged into it'),
  data: Main,
  example: { ...main, partId: '7KM3QX9TPD' },
})
