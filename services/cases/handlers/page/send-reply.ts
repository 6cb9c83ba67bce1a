import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'
import { replyOwn } from '../../resident/own-case.ts'

export const sendReply = implement(contract.sendReply)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'reply',
    act: (asking, typed) => replyOwn(asking, readTyped(contract.replyToQuestion.body, typed), ports),
  }),
)
