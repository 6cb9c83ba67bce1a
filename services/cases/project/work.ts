import { type KnownAction, type Principal, person } from '@wangge/access'
import type { Asked, Ports } from '@wangge/http'
import {
  type Actor,
  acting,
  allowedIn,
  commandOn,
  noSuch,
  sayingInstead,
  theirs,
  todayIn,
  toldBy,
} from '@wangge/ledger'
import { areaOf } from '@wangge/listing'
import { invalid, say } from '@wangge/problem'
import type { EventItem } from '@wangge/table'
import type * as z from 'zod'
import type { planProject } from './contract/project.ts'
import type { ProjectBrief, ProjectTaken, ProjectView } from './contract/views.ts'
import { isOnceHigh, isOpenTo, type Project, type ProjectText } from './domain/project.ts'
import { type ProjectFacts, projectStates } from './steps.ts'
import { type ProjectBriefRow, ProjectRow, projectLedger, type StoredProject } from './table.ts'

/** May this member do it to this project? Then as whom. */
const actingOnProject =
  (principal: Principal, action: KnownAction) =>
  ({ areaId }: Project, ports: Pick<Ports, 'county'>): Promise<Actor> =>
    acting(principal, action, { areaId }, ports)

/** The project, when they may read it. */
export const seenProject = async (
  projectId: string,
  principal: Principal,
  ports: Pick<Ports, 'table' | 'county'>,
): Promise<StoredProject> => {
  const found = await ports.table.get(ProjectRow, { projectId })
  if (!found) throw noSuch(projectStates.name)
  await actingOnProject(principal, 'project.read')(found, ports)
  return found
}

export const briefOfProject = (brief: ProjectBriefRow): ProjectBrief => {
  const { projectId, areaId, title, plannedStartOn, level, step } = brief
  return { projectId, areaId, title, plannedStartOn, level, step }
}

export const projectView = (found: StoredProject): ProjectView => {
  const { rev, risk, startedOn, step } = found
  return {
    ...briefOfProject(found),
    rev,
    risk,
    onceHigh: isOnceHigh(found),
    startedOn,
    allowed: allowedIn(projectStates, step),
  }
}

/** The answer of a command. */
export const projectTaken = (events: readonly EventItem[]): ProjectTaken => {
  const told = toldBy(projectLedger, projectStates, events) as unknown as ProjectTaken
  const { projectId, rev, command, from, step, at, allowed } = told
  return { projectId, rev, command, from, step, at, allowed }
}

/** Of what nothing about a project refuses, what the caller may do themselves. */
const yoursOf = async (
  found: StoredProject,
  principal: Principal,
  ports: Pick<Ports, 'county' | 'now'>,
): Promise<string[]> => {
  const { memberId } = person(principal)
  const { today } = await todayIn(ports)
  const path = await ports.county.pathOf(found.areaId)
  const right = theirs(projectStates.orders, allowedIn(projectStates, found.step), principal, { path })
  return right.filter((command) => isOpenTo(command, found, { memberId, today }))
}

/** A command on a project, whole: what each of the command handlers is. */
export const projectCommand = async <B extends object>(
  asked: Asked<{ projectId: string }, unknown, B>,
  ports: Ports,
  action: KnownAction,
  decide: Parameters<typeof commandOn<typeof ProjectRow, ProjectFacts, B>>[4],
): Promise<ProjectTaken> =>
  projectTaken(
    await commandOn(
      projectLedger,
      asked,
      ports,
      actingOnProject(asked.principal, action),
      sayingInstead(decide, (found) => yoursOf(found, asked.principal, ports)),
    ),
  )

/** What is planned, checked against the county. */
export const projectTextOf = async (
  { area, ...body }: z.output<typeof planProject.body>,
  principal: Principal,
  ports: Ports,
): Promise<ProjectText> => {
  const { path: _, ...where } = await areaOf(area, 'project.write', principal, ports)
  const { today } = await todayIn(ports)
  if (body.plannedStartOn < today)
    throw invalid('plannedStartOn', say('计划开工日期已过', 'It is planned for a day that is over'), { min: today })
  return { ...body, ...where }
}
