import { implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { sendOwnForm } from '../../pages/own-form.ts'
import { hideOwn } from '../../privacy/own-data.ts'

export const sendHiding = implement(contract.sendHiding)((asked, ports) =>
  sendOwnForm(asked, ports, { form: 'hide', act: (asking) => hideOwn(asking, ports) }),
)
