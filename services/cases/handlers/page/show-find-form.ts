import { implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { findForm } from '../../pages/find-form.ts'
import { readingOf, shown } from '../../pages/reading.ts'

export const showFindForm = implement(contract.showFindForm)(({ query, request }) => {
  const reading = readingOf(request, query, '/c')
  return shown(200, reading, findForm({}, reading))
})
