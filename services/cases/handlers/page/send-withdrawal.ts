import { implement } from '@wangge/http'
import * as pages from '../../contract/pages.ts'
import { withdrawCase } from '../../contract/residents.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'
import { withdrawOwn } from '../../resident/own-case.ts'

export const sendWithdrawal = implement(pages.sendWithdrawal)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'withdraw',
    act: (asking, typed) => withdrawOwn(asking, readTyped(withdrawCase.body, typed), ports),
  }),
)
