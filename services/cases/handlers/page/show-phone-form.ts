import { implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { phoneForm } from '../../pages/phone-form.ts'
import { readingOf, shown } from '../../pages/reading.ts'

export const showPhoneForm = implement(contract.showPhoneForm)(({ query, request }) => {
  const reading = readingOf(request, query, '/p')
  return shown(200, reading, phoneForm({}, reading))
})
