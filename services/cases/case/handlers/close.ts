import { implement } from '@wangge/http'
import * as contract from '../contract/close.ts'
import { answer, check } from '../domain/close.ts'
import { rehang, reopen } from '../domain/reopen.ts'
import { lowestStars } from '../work/matter.ts'
import { command } from '../work/take.ts'
import { isPresent } from '../work/units.ts'

export const checkCase = implement(contract.checkCase)((asked, ports) =>
  command(
    asked,
    ports,
    'case.check',
    async (found, body, actor, setting) => {
      const { unitId, sentFrom: _, ...rest } = found
      const isGone = unitId !== undefined && !body.passed && !(await isPresent(unitId, setting.path, ports))
      // it cannot go on in a unit in which nobody is left: whoever sent it has it again
      return check(isGone ? { ...rest, selfHandled: true } : found, body, actor, setting)
    },
    asked.body.passed ? 'nobody' : 'everybody',
  ),
)

export const answerCase = implement(contract.answerCase)((asked, ports) => command(asked, ports, 'case.answer', answer))

export const rehangCase = implement(contract.rehangCase)((asked, ports) =>
  command(
    asked,
    ports,
    'case.rehang',
    async (found, { reason }, actor, setting) =>
      rehang(found, { reason, stars: await lowestStars(found, ports) }, actor, setting),
    'everybody',
  ),
)

export const reopenCase = implement(contract.reopenCase)((asked, ports) =>
  command(
    asked,
    ports,
    'case.reopen',
    async (found, { reason }, actor, setting) =>
      reopen(found, { reason, stars: await lowestStars(found, ports) }, actor, setting),
    'everybody',
  ),
)
