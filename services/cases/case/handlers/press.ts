import { implement } from '@wangge/http'
import * as contract from '../contract/press.ts'
import { handUp, reply, urge } from '../domain/press.ts'
import { command } from '../work/take.ts'

export const urgeCase = implement(contract.urgeCase)((asked, ports) => command(asked, ports, 'case.urge', urge))

export const handUpCase = implement(contract.handUpCase)((asked, ports) =>
  command(asked, ports, 'case.hand-up', handUp, 'everybody'),
)

export const replyUrge = implement(contract.replyUrge)((asked, ports) =>
  command(asked, ports, 'case.reply-urge', reply),
)
