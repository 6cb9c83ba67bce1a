import { ruleOf } from '@wangge/access'
import { roles } from '@wangge/access/roles'
import { postTitles } from '@wangge/access/titles'
import { runningAt } from '@wangge/ledger'
import { commands, finalSteps, limits, type Step, steps } from '../../case/contract/words.ts'
import { locksAt } from '../../case/domain/case.ts'
import { allowedAt, orders } from '../../case/steps/table.ts'
import { limitTitles, stepTitles } from '../../case/steps/words.ts'
import { typeOf } from '../../case/table/case.ts'
import type { CaseSteps } from '../contract/case-steps.ts'
import { callerOf, routesOf } from './calls.ts'

const stepView = (step: Step): CaseSteps['steps'][number] => ({
  step,
  title: stepTitles[step],
  final: finalSteps.includes(step),
  locks: locksAt(step),
  limits: runningAt({ orders }, step),
  allowed: allowedAt(step),
})

const commandView = (command: (typeof commands)[number]): CaseSteps['commands'][number] => {
  const {
    title,
    who,
    action,
    otherThanHandler,
    notFromBelow,
    ofUnit,
    whole,
    notOfParts,
    answers,
    unless,
    beside,
    outcomes,
  } = orders[command]
  const { subtree = [], unit = [] } = action ? ruleOf(action) : {}
  return {
    command,
    title,
    who: [...who],
    roles: { subtree: [...subtree], unit: [...unit] },
    calls: routesOf(command).map((route) => ({
      by: callerOf(route),
      operationId: route.id,
      method: route.method,
      path: route.path,
    })),
    otherThanHandler: otherThanHandler === true,
    notFromBelow: notFromBelow === true,
    ofUnit: ofUnit === true,
    whole: whole === true,
    notOfParts: notOfParts === true,
    answers,
    unless,
    beside: beside === true,
    makes: typeOf(command),
    outcomes: outcomes.map(({ when, from, to, stops = [], starts = [], resumes = [], ...clock }) => ({
      when,
      from: [...from],
      to,
      stops: [...stops],
      starts: [...starts],
      resumes: [...resumes],
      pauses: clock.pauses === true,
      renews: clock.renews === true,
      extends: clock.extends === true,
    })),
  }
}

/** The state table as front ends and documents read it (C6). */
export const caseSteps = (): CaseSteps => ({
  steps: steps.map(stepView),
  commands: commands.map(commandView),
  limits: limits.map((limit) => ({ limit, title: limitTitles[limit] })),
  roles: roles.map((role) => ({ role, title: postTitles[role] })),
})
