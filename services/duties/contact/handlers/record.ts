import { type Asked, implement, otherBody } from '@wangge/http'
import * as contract from '../contract/record.ts'
import { recordContacts } from '../work.ts'

/** A contact sent under its own id as key is its own proof; under any other key it needs a mark. */
const isOwnKey = ({ body, request }: Asked<unknown, unknown, contract.NewContact>): boolean =>
  request.idempotencyKey === body.contactId

export const recordContact = implement(contract.recordContact, {
  proof: (asked) => (isOwnKey(asked) ? 'row' : 'mark'),
})(async (asked, ports) => {
  const [outcome] = await recordContacts([asked.body], asked, ports)
  if (outcome && 'contact' in outcome) return outcome.contact
  throw outcome?.used && isOwnKey(asked) ? otherBody() : outcome?.problem
})
