import { implement } from '@wangge/http'
import * as pages from '../../contract/pages.ts'
import { reopenOwnCase } from '../../contract/residents.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'
import { reopenOwn } from '../../resident/own-case.ts'

export const sendReopening = implement(pages.sendReopening)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'reopen',
    act: (asking, typed) => reopenOwn(asking, readTyped(reopenOwnCase.body, typed), ports),
  }),
)
