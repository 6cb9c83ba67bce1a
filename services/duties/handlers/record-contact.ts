import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract/contacts.ts'
import { recordContacts } from '../record-contacts.ts'

export const recordContact = implement(contract.recordContact)(async ({ body, principal }, ports) => {
  const [outcome] = await recordContacts([body], person(principal), ports)
  if (!outcome || 'problem' in outcome) throw outcome?.problem
  return outcome.contact
})
