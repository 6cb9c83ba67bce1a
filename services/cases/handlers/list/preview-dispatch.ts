import { allow } from '@wangge/access'
import { dispatchRule, needCategory } from '@wangge/county'
import { implement } from '@wangge/http'
import * as contract from '../../case/contract/handle.ts'
import { isPresent } from '../../case/unit-reach.ts'

export const previewDispatch = implement(contract.previewDispatch)(async ({ body, principal }, ports) => {
  const { county, now } = ports
  const path = await county.pathOf(body.area)
  allow(principal, 'dispatch-rule.preview', { path })
  const config = await county.config()
  const category = needCategory(config, body.category)
  const matter = { path, category: category.code, class: body.class ?? category.class, at: body.at ?? now }
  const { rule, tried } = dispatchRule(config, matter, body.rules)
  const present = rule && (await isPresent(rule.unitId, path, ports))
  return { unitId: rule?.unitId, ruleId: rule?.ruleId, present, tried }
})
