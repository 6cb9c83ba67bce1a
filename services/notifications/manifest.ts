import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as message from './message/contract.ts'
import { tellings } from './telling/tellings.ts'
import { factsIn } from './telling/work/tell.ts'

/** Who is told: a text by a channel to one person, of what another room says has happened. */
export const manifest = service({
  name: 'notifications',
  title: say('通知', 'Notifications: who is told'),
  // a telling declares nothing of its own: it answers facts of other rooms
  nouns: { telling: {}, message },
  hears: { telling: factsIn(tellings), message: [message.messageQueued] },
  needs: ['vault', 'send'],
  grants: ['access:read', 'county:read', 'subject:read'],
})
