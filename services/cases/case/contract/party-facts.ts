import { event } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { exampleOpened, exampleStanding, exampleTelling, Mediated, Telling } from './mediation-standing.ts'

/** Who was changed, and how many take part now. */
const Changed = Mediated.extend({ partyId: z.string(), parties: z.int() })
const changed = {
  ...exampleStanding,
  mediation: { ...exampleOpened, from: 'opened' },
  partyId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  parties: 3,
} as const

export const partyAdded = event({
  type: 'cases.party-added.v1',
  title: say('调解当事人已增加', 'A party was added to a mediation'),
  /** `telling`: the session that they have still to hear of. */
  data: Changed.extend({ telling: Telling.optional() }),
  example: { ...changed, telling: exampleTelling },
})

export const partyCorrected = event({
  type: 'cases.party-corrected.v1',
  title: say('调解当事人信息已更正', 'What is known of a party was corrected'),
  /** `changed`: which of it, never what. */
  data: Changed.extend({
    changed: z.array(z.enum(['role', 'name', 'phone', 'language'])),
    telling: Telling.optional(),
  }),
  example: { ...changed, changed: ['phone'], telling: exampleTelling },
})

export const partyRemoved = event({
  type: 'cases.party-removed.v1',
  title: say('调解当事人已移除', 'A party was removed from a mediation'),
  /** `erased`: they came to no session, and nothing of them is kept. `telling`: the session that they need not come to. */
  data: Changed.extend({ erased: z.boolean(), telling: Telling.optional() }),
  example: { ...changed, parties: 2, erased: true },
})
