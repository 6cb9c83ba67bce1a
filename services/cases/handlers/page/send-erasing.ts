import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as contract from '../../contract/pages.ts'
import { sendOwnForm } from '../../pages/own-form.ts'
import { eraseOwn } from '../../privacy/own-data.ts'

const unsure = () => invalid('sure', say('请先勾选下面这一项', 'Tick the box below first'))

export const sendErasing = implement(contract.sendErasing)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'erase',
    act: async (asking, { sure }) => {
      if (sure !== 'yes') throw unsure()
      await eraseOwn(asking, ports)
    },
  }),
)
