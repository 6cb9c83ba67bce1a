import { implement } from '@wangge/http'
import * as pages from '../../contract/pages.ts'
import { replyToQuestion } from '../../contract/residents.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'
import { replyOwn } from '../../resident/own-case.ts'

export const sendReply = implement(pages.sendReply)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'reply',
    act: (asking, typed) => replyOwn(asking, readTyped(replyToQuestion.body, typed), ports),
  }),
)
