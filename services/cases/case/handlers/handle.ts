import { allow } from '@wangge/access'
import { dispatchRule, needCategory } from '@wangge/county'
import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as evidence from '../contract/evidence.ts'
import * as handle from '../contract/handle.ts'
import { addEvidence as add, countFor, evidenceIn, givenIn, standsIn } from '../domain/evidence.ts'
import { accept, dispatch, giveBack, solve, start } from '../domain/handle.ts'
import { CaseRow, ledgerOf } from '../table/case.ts'
import { withEvidence } from '../work/files.ts'
import { recordLook } from '../work/look.ts'
import { provingOf, requiredOf, toldIn } from '../work/proving.ts'
import { command, staff } from '../work/take.ts'
import { isPresent, needUnit } from '../work/units.ts'
import { noSuchCase } from '../work/view.ts'

export const acceptCase = implement(handle.acceptCase)((asked, ports) =>
  command(asked, ports, 'case.accept', accept, ({ holder }) =>
    asked.body.class === 'emergency' ? 'everybody' : { at: holder.areaId },
  ),
)

export const addEvidence = implement(evidence.addEvidence)((asked, ports) =>
  command(
    asked,
    ports,
    'case.add-evidence',
    withEvidence(
      async (found, body, actor, setting) => add(found, body, actor, setting, await provingOf(found, ports)),
      ports,
    ),
  ),
)

const noRule = () =>
  invalid('unitId', say('没有适用的派单规则，请指定单位', 'No rule says where it goes: name the unit'))

export const dispatchCase = implement(handle.dispatchCase)((asked, ports) =>
  command(asked, ports, 'case.dispatch', async (found, { unitId, note }, actor, setting) => {
    const { path, now } = setting
    const config = await ports.county.config()
    const rule = unitId === undefined ? dispatchRule(config, { ...found, path, at: now }).rule : undefined
    const to = unitId ?? rule?.unitId
    if (to === undefined) throw noRule()
    await needUnit(to, path, ports)
    return dispatch(found, { unitId: to, note, ruleId: rule?.ruleId }, actor, setting)
  }),
)

export const listEvidence = implement(evidence.listEvidence)(async ({ params, principal, request }, ports) => {
  const found = await ports.table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await recordLook(found, 'case', await staff(principal, 'case.read')(found, ports), ports)
  const [required, ledger] = await Promise.all([requiredOf(found, ports), ledgerOf(ports.table, found.caseId)])
  const told = toldIn(ledger)
  const given = givenIn(told)
  const stands = standsIn(told)
  const items = required.map((item) => {
    const has = countFor(item, given)
    return { ...item, name: item.name[request.language], given: has, missing: Math.max(item.count - has, 0) }
  })
  return {
    required: items,
    complete: items.every(({ missing }) => missing === 0),
    given: told.flatMap(({ at, actor: memberId = '', command, data }) =>
      evidenceIn({ command, data })
        .filter(stands)
        .map((one) => ({ ...one, at, memberId, withSolution: command === 'solve' })),
    ),
  }
})

export const returnCase = implement(handle.returnCase)((asked, ports) =>
  command(asked, ports, 'case.return', giveBack, 'everybody'),
)

export const solveCase = implement(handle.solveCase)((asked, ports) =>
  command(
    asked,
    ports,
    'case.solve',
    withEvidence(
      async (found, body, actor, setting) => solve(found, body, actor, setting, await provingOf(found, ports)),
      ports,
    ),
    'everybody',
  ),
)

export const startCase = implement(handle.startCase)((asked, ports) => command(asked, ports, 'case.start', start))

export const previewDispatch = implement(handle.previewDispatch)(async ({ body, principal }, ports) => {
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
