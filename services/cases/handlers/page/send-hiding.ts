import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { hideOwn } from '../../own-data.ts'
import { sendOwnForm } from '../../pages/own-form.ts'

export const sendHiding = implement(contract.sendHiding)((asked, ports) =>
  sendOwnForm(asked, ports, { form: 'hide', act: (asking) => hideOwn(asking, ports) }),
)
