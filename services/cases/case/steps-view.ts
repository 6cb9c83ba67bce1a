import { ruleOf } from '@wangge/access'
import type { CaseSteps } from '../contract.ts'
import { locksAt } from '../domain/case.ts'
import { runningAt } from '../domain/holes.ts'
import { allowedAt, orders } from '../domain/state-table.ts'
import { commands, finalSteps, limits, limitTitles, type Step, steps, stepTitles } from '../domain/steps.ts'
import { typeOf } from '../table.ts'

const stepView = (step: Step): CaseSteps['steps'][number] => ({
  step,
  title: stepTitles[step],
  final: finalSteps.includes(step),
  locks: locksAt(step),
  limits: runningAt({ orders }, step),
  allowed: allowedAt(step),
})

const commandView = (command: (typeof commands)[number]): CaseSteps['commands'][number] => {
  const { title, who, action, otherThanHandler, whole, notOfParts, answers, unless, beside, outcomes } = orders[command]
  const { subtree = [], unit = [] } = action ? ruleOf(action) : {}
  return {
    command,
    title,
    who: [...who],
    roles: { subtree: [...subtree], unit: [...unit] },
    otherThanHandler: otherThanHandler === true,
    whole: whole === true,
    notOfParts: notOfParts === true,
    answers,
    unless,
    beside: beside === true,
    makes: typeOf(command),
    outcomes: outcomes.map(({ when, from, to, stops = [], starts = [], resumes = [], renews }) => ({
      when,
      from: [...from],
      to,
      stops: [...stops],
      starts: [...starts],
      resumes: [...resumes],
      renews: renews === true,
    })),
  }
}

/** The state table as front ends and documents read it (C6). */
export const caseSteps = (): CaseSteps => ({
  steps: steps.map(stepView),
  commands: commands.map(commandView),
  limits: limits.map((limit) => ({ limit, title: limitTitles[limit] })),
})
