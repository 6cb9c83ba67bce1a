import type { MessageState } from './contract.ts'

export type MessageStep = 'take' | 'send' | 'deliver' | 'retry' | 'fail' | 'wait' | 'lose' | 'expire' | 'drop'

/** The life of a message, as data: step → from which states to which. Terminal: delivered, failed, maybe-sent, unconfirmed, dropped. */
export const steps: Readonly<
  Record<MessageStep, { readonly from: readonly MessageState[]; readonly to: MessageState }>
> = {
  take: { from: ['queued'], to: 'sending' },
  send: { from: ['sending'], to: 'sent' },
  deliver: { from: ['sending', 'sent', 'maybe-sent', 'unconfirmed'], to: 'delivered' },
  retry: { from: ['sending'], to: 'queued' },
  fail: { from: ['sending', 'sent', 'queued'], to: 'failed' },
  wait: { from: ['queued'], to: 'queued' },
  drop: { from: ['queued'], to: 'dropped' },
  lose: { from: ['sending'], to: 'maybe-sent' },
  expire: { from: ['sent'], to: 'unconfirmed' },
}
