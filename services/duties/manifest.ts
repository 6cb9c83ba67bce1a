import { service } from '@wangge/contract'
import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { say } from '@wangge/problem'
import * as contact from './contact/contract/index.ts'
import * as sheet from './sheet/contract/index.ts'

/** What is owed: sheets, and the records that tick them. */
export const manifest = service({
  name: 'duties',
  title: say('履责', 'Duties: what is owed'),
  nouns: { sheet, contact },
  hears: {
    sheet: [householdLinked, householdUnlinked],
    contact: [contact.contactRecorded],
  },
  needs: ['vault'],
  grants: ['access:read', 'county:read', 'subject:read'],
})
