import fc from 'fast-check'
import { arbitraryPlan, type Plan } from './arbitrary-county.ts'
import { type Settled, settle } from './settled-county.ts'

const basicGrids = ({ areas }: Plan): number => areas.filter(({ kind }) => kind === 'basic-grid').length

/** A county with three workers' grids at least, whose cases are reported, accepted and struck off by turns. */
export const settleWithWorkers = async (): Promise<Settled> => {
  const found = fc.sample(arbitraryPlan, { seed: 11, numRuns: 40 }).find((plan) => basicGrids(plan) >= 3)
  if (!found) throw new Error('no such plan')
  return settle({ ...found, fates: ['reported', 'accepted', 'struck-off'] })
}

/** The largest of some counties. */
export const settleLargest = async (): Promise<Settled> => {
  const plans = fc.sample(arbitraryPlan, { seed: 5, numRuns: 20 })
  const [largest] = plans.sort((a, b) => b.areas.length - a.areas.length)
  if (!largest) throw new Error('no such plan')
  return settle(largest)
}
