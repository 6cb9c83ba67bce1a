import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'
import { reopenOwn } from '../../resident/own-case.ts'

export const sendReopening = implement(contract.sendReopening)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'reopen',
    act: (asking, typed) => reopenOwn(asking, readTyped(contract.reopenOwnCase.body, typed), ports),
  }),
)
