import { allow } from '@wangge/access'
import { deadlineRule, needCategory, rungs } from '@wangge/county'
import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import { dayViews } from '../../case/day-view.ts'
import { ruleView } from '../../case/rule-view.ts'
import * as contract from '../../contract/deadlines.ts'

export const previewDeadline = implement(contract.previewDeadline)(async ({ query, principal, request }, ports) => {
  const { county, now } = ports
  const { area, step, from = now } = query
  const [config, calendar, lineage] = await Promise.all([county.config(), county.calendar(), county.lineage(area)])
  allow(principal, 'deadline.read', { path: lineage.map(({ areaId }) => areaId) })
  const category = needCategory(config, query.category)
  const caseClass = query.class ?? category.class
  const level = query.level ?? rungs(config, lineage)[0]?.level ?? ''
  const levels = config.levels.map((one) => one.level)
  if (!levels.includes(level)) throw invalid('level', say('没有这个层级', 'No such level'), levels)
  const rule = deadlineRule(config, { step, class: caseClass, category: category.code, level })
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
