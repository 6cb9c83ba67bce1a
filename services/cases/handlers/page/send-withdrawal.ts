import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { withdrawOwn } from '../../own-case.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'

export const sendWithdrawal = implement(contract.sendWithdrawal)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'withdraw',
    act: (asking, typed) => withdrawOwn(asking, readTyped(contract.withdrawCase.body, typed), ports),
  }),
)
