import { react } from '@wangge/events'
import * as contract from './contract.ts'
import { sendMessage } from './work/send.ts'

export const onMessageQueued = react(contract.messageQueued, { once: 'by-key' })(async ({ data }, ports) => {
  await sendMessage(data, ports)
  return []
})
