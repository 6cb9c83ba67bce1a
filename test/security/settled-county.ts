import type { Area, Plan } from './arbitrary-county.ts'
import { keepDuties, markMade } from './keep-duties.ts'
import { type Kept, keepLists } from './keep-lists.ts'
import { type Marks, openMarks } from './marks.ts'
import { populate } from './populate.ts'
import { type Reported, reportCases, reportPublic } from './report-cases.ts'
import { admin, type RunningCounty, runCounty } from './running-county.ts'
import { reportSecrets, type Secret } from './secret-cases.ts'

/** A county with people, households, cases, contacts, sheets, reviews and messages in every area, each with its marks. */
export interface Settled {
  readonly plan: Plan
  readonly county: RunningCounty
  readonly marks: Marks
  readonly areas: ReadonlyMap<string, Area>
  readonly cases: ReadonlyMap<string, Reported>
  /** Confidential cases, by their grid. */
  readonly secrets: ReadonlyMap<string, Secret>
  /** What every area has of its own: an item on its deed list, a draft disclosure, a planned project. */
  readonly kept: ReadonlyMap<string, Kept>
  /** A disclosure of the county, published to everybody. */
  readonly publicDisclosureId: string
  readonly pathOf: (areaId: string) => readonly string[]
}
/** Lays out a plan and lets two weeks of its life pass. */
export const settle = async (plan: Plan): Promise<Settled> => {
  const county = await runCounty()
  const marks = openMarks()
  await populate(plan, county, marks)
  const cases = await reportCases(plan, county, marks)
  await reportPublic(plan, county, marks)
  const lists = await keepLists(plan, county, marks)
  const secrets = await reportSecrets(plan, county, marks)
  await keepDuties(plan, county, marks)
  markMade(county, marks)
  if (county.dead.length > 0) throw new Error(`dead letter: ${county.dead[0]}`)
  county.driver.settle()
  county.forget([admin, ...plan.callers.map(({ memberId }) => memberId)])
  const areas = new Map(plan.areas.map((area) => [area.areaId, area]))
  return {
    plan,
    county,
    marks,
    areas,
    cases: new Map(cases.map((one) => [one.areaId, one])),
    ...lists,
    secrets: new Map(secrets.map((one) => [one.areaId, one])),
    pathOf: (areaId) => areas.get(areaId)?.path ?? [],
  }
}
