import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'
import { withdrawOwn } from '../../resident/own-case.ts'

export const sendWithdrawal = implement(contract.sendWithdrawal)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'withdraw',
    act: (asking, typed) => withdrawOwn(asking, readTyped(contract.withdrawCase.body, typed), ports),
  }),
)
