import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract/record.ts'
import { ContactRow } from '../table.ts'

export const listMyContacts = implement(contract.listMyContacts)(async ({ query, principal }, { table }) => {
  const { memberId } = person(principal)
  const { items, next } = await table.list(ContactRow, `contacts#${memberId}`, { ...query, reverse: true })
  return { items: items.map((contact) => contract.Contact.parse(contact)), next }
})
