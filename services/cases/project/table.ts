import type { Ledgered } from '@wangge/ledger'
import { defineEntity, type Stored } from '@wangge/table'
import { Project } from './domain/project.ts'
import { type ProjectFacts, projectStates } from './steps.ts'

const partition = (projectId: string): string => `project#${projectId}`
/** The projects of a listing area. */
const projectsIn = (listingAreaId: string): string => `projects#${listingAreaId}`

const brief = ['projectId', 'areaId', 'title', 'plannedStartOn', 'level', 'step'] as const satisfies (keyof Project)[]

export const ProjectRow = defineEntity('cases', 'project', {
  schema: Project,
  key: ({ projectId }: { projectId: string }) => [partition(projectId), 'project'],
  index: {
    1: ({ listingAreaId, plannedStartOn, projectId }) => [projectsIn(listingAreaId), `${plannedStartOn}#${projectId}`],
  },
  brief,
})
export type ProjectBriefRow = Pick<Project, (typeof brief)[number]>
export type StoredProject = Stored<typeof ProjectRow>

/** How projects are listed: the latest first. */
export const projectList = {
  partition: projectsIn,
  areaOf: ({ areaId }: ProjectBriefRow) => areaId,
  reverse: true,
} as const

/** How a project keeps its ledger. */
export const projectLedger: Ledgered<typeof ProjectRow, ProjectFacts> = {
  entity: ProjectRow,
  name: projectStates.name,
  partition: ({ projectId }) => partition(projectId),
  subject: ({ projectId }) => projectId,
  orders: projectStates.orders,
}
