import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { replyUrge as decide } from '../../domain/press.ts'

export const replyUrge = implement(contract.replyUrge)((asked, ports) =>
  command(asked, ports, 'case.reply-urge', decide),
)
