import { allow } from '@wangge/access'
import { deadlineRule, needCategory, rungs, totalRule } from '@wangge/county'
import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import * as deadlines from '../contract/deadlines.ts'
import * as wait from '../contract/wait.ts'
import { ask, decide, extend, resume } from '../domain/wait.ts'
import { dayViews } from '../work/day-view.ts'
import { demandAskable } from '../work/reporter.ts'
import { ruleView } from '../work/rule-view.ts'
import { command } from '../work/take.ts'

export const askResident = implement(wait.askResident)((asked, ports) =>
  command(asked, ports, 'case.ask-resident', async (found, body, actor, setting) => {
    const decision = ask(found, body, actor, setting)
    await demandAskable(found, ports)
    return decision
  }),
)

export const decideExtension = implement(wait.decideExtension)((asked, ports) =>
  command(asked, ports, 'case.decide-extension', decide),
)

export const extendCase = implement(wait.extendCase)((asked, ports) => command(asked, ports, 'case.extend', extend))

export const resumeCase = implement(wait.resumeCase)((asked, ports) =>
  command(asked, ports, 'case.resume', (found, { note }, actor, setting) =>
    resume(found, { text: note }, actor, setting),
  ),
)

export const previewDeadline = implement(deadlines.previewDeadline)(async ({ query, principal, request }, ports) => {
  const { county, now } = ports
  const { area, step, from = now } = query
  const [config, calendar, lineage] = await Promise.all([county.config(), county.calendar(), county.lineage(area)])
  allow(principal, 'deadline.read', { path: lineage.map(({ areaId }) => areaId) })
  const category = needCategory(config, query.category)
  const caseClass = query.class ?? category.class
  const level = query.level ?? rungs(config, lineage)[0]?.level ?? ''
  const levels = config.levels.map((one) => one.level)
  if (!levels.includes(level)) throw invalid('level', say('没有这个层级', 'No such level'), levels)
  const matter = { class: caseClass, category: category.code, level }
  const rule = step === 'total' ? totalRule(config, matter) : deadlineRule(config, { ...matter, step })
  if (!rule) throw invalid('step', say('此类事项没有总时限', 'Cases like this have no limit in total'))
  const { kind, amount } = rule
  const counted = deadline({ from, kind, amount, calendar, zone: config.zone })
  return {
    step,
    from,
    category: category.code,
    class: caseClass,
    level,
    ...counted,
    days: dayViews({ from, counted: counted.counted }, config, request.language),
    ...ruleView(rule, config, request.language),
  }
})
