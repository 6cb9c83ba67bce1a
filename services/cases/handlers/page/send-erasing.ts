import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as contract from '../../contract.ts'
import { eraseOwn } from '../../own-data.ts'
import { sendOwnForm } from '../../pages/own-form.ts'

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
