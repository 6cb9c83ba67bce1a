import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { reopenOwn } from '../../own-case.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'

export const sendReopening = implement(contract.sendReopening)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'reopen',
    act: (asking, typed) => reopenOwn(asking, readTyped(contract.reopenOwnCase.body, typed), ports),
  }),
)
