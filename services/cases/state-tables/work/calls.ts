import type { AnyRoute } from '@wangge/contract'
import * as attached from '../../attached/contract.ts'
import * as report from '../../case/contract/case.ts'
import * as close from '../../case/contract/close.ts'
import * as correct from '../../case/contract/correct.ts'
import * as evidence from '../../case/contract/evidence.ts'
import * as guard from '../../case/contract/guard.ts'
import * as handle from '../../case/contract/handle.ts'
import * as leave from '../../case/contract/leave.ts'
import * as merge from '../../case/contract/merge.ts'
import * as press from '../../case/contract/press.ts'
import * as promote from '../../case/contract/promote.ts'
import * as split from '../../case/contract/split.ts'
import * as wait from '../../case/contract/wait.ts'
import type { Command } from '../../case/contract/words.ts'
import * as privacy from '../../privacy/contract/privacy.ts'
import * as publish from '../../public/contract/public.ts'
import * as resident from '../../resident/contract/resident.ts'

/** Whatever chapter a command is in. */
const chapters: readonly object[] = [
  ...[report, handle, wait, close, merge, leave, split, press, promote, evidence, guard, correct],
  ...[attached, publish, privacy, resident],
]
const isRoute = (value: unknown): value is AnyRoute => (value as Partial<AnyRoute>).kind === 'route'
const routes = chapters.flatMap((chapter): unknown[] => Object.values(chapter)).filter(isRoute)

/** A command's route ends with its name, but for these. */
const named: Readonly<Record<string, Command>> = {
  '/v1/cases': 'report',
  '/v1/public/cases': 'report',
  '/v1/cases/{caseId}/evidence': 'add-evidence',
  '/v1/cases/{caseId}/outside-updates': 'outside-update',
  '/v1/cases/{caseId}/viewers': 'name-viewer',
  '/v1/public/cases/{number}/reply': 'resume',
  '/v1/public/cases/{number}/rating': 'rate',
  '/v1/public/cases/{number}/files': 'add-file',
}
const onCase = /^\/v1\/(?:cases\/\{caseId\}|public\/cases\/\{number\})\/([a-z-]+)$/

const givenBy = ({ method, path }: AnyRoute): string | undefined =>
  method === 'POST' ? (named[path] ?? onCase.exec(path)?.[1]) : undefined

const given = Map.groupBy(routes, givenBy)

/** The routes that give a command; none where nobody gives it. */
export const routesOf = (command: Command): readonly AnyRoute[] => given.get(command) ?? []

/** Who gives a command by a route. */
export const callerOf = ({ action }: Pick<AnyRoute, 'action'>): 'anyone' | 'resident' | 'staff' =>
  action === 'public' ? 'anyone' : action === 'case-token' ? 'resident' : 'staff'
