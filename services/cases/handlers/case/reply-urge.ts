import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { replyUrge as decide } from '../../domain/press.ts'
import { command } from '../../take.ts'

export const replyUrge = implement(contract.replyUrge)((asked, ports) =>
  command(asked, ports, 'case.reply-urge', decide),
)
