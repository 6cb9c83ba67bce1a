import { Problem, say } from '@wangge/problem'
import type { MessageState } from '../contract.ts'
import { type MessageStep, steps } from '../steps.ts'

/** What moves of a message; the rest of its row never changes. */
export interface Delivery {
  readonly state: MessageState
  /** How often a provider was asked. */
  readonly tries: number
  /** When something must happen next; absent once terminal. */
  readonly dueAt?: string
  readonly providerId?: string
  readonly why?: string
}

/** 48 tries 5 minutes apart; a lease outlives any provider call; all is settled 72 hours after it was queued. */
export const limits = { tries: 48, apart: 5 * 60_000, lease: 10 * 60_000, settled: 72 * 3_600_000 } as const

const after = (now: string, milliseconds: number) => new Date(Date.parse(now) + milliseconds).toISOString()

const step = (delivery: Delivery, taken: MessageStep, change: Partial<Delivery>): Delivery => {
  const { from, to } = steps[taken]
  if (!from.includes(delivery.state))
    throw new Problem('conflict', say('消息已不在可操作的状态', 'The message is past this step'), {
      facts: { state: delivery.state, allowed: allowedFrom(delivery.state) },
    })
  const { dueAt: _, ...kept } = delivery
  return { ...kept, ...change, state: to }
}

export const allowedFrom = (state: MessageState): MessageStep[] =>
  (Object.keys(steps) as MessageStep[]).filter((taken) => steps[taken].from.includes(state))

/** Saved before the provider is asked: if nobody comes back within the lease, the outcome is unknown. */
export const take = (delivery: Delivery, now: string): Delivery =>
  step(delivery, 'take', { tries: delivery.tries + 1, dueAt: after(now, limits.lease) })

/** The provider took it: a receipt is waited for until the message is 72 hours old. */
export const send = (delivery: Delivery, providerId: string, queuedAt: string): Delivery =>
  step(delivery, 'send', { providerId, dueAt: after(queuedAt, limits.settled) })

export const deliver = (delivery: Delivery, providerId: string): Delivery => step(delivery, 'deliver', { providerId })

/** The provider refused: tried again in five minutes, given up after the last try. */
export const refuse = (delivery: Delivery, why: string, now: string): Delivery =>
  delivery.tries >= limits.tries
    ? step(delivery, 'fail', { why })
    : step(delivery, 'retry', { why, dueAt: after(now, limits.apart) })

/** It cannot or need not be sent: nobody to be reached, nothing to be read, too late. */
export const fail = (delivery: Delivery, why: string): Delivery => step(delivery, 'fail', { why })

/** It is not to be said any more: no longer true, said in another text, or one too many. */
export const drop = (delivery: Delivery, why: string): Delivery => step(delivery, 'drop', { why })

/** It comes at a bad time: looked at again then, and no try is counted. */
export const wait = (delivery: Delivery, until: string): Delivery => step(delivery, 'wait', { dueAt: until })

/** Nobody knows whether the provider took it: it is never sent again in silence. */
export const lose = (delivery: Delivery): Delivery => step(delivery, 'lose', { why: 'outcome-unknown' })

/** What the sweep does with a message whose time has come and that is not to be sent. */
export const overdue = (delivery: Delivery): Delivery =>
  delivery.state === 'sending' ? lose(delivery) : step(delivery, 'expire', {})

/** Whether it says nothing any more by now: past its own time, or 72 hours old. */
export const isStale = ({ queuedAt, expiresAt }: { queuedAt: string; expiresAt?: string | undefined }, now: string) =>
  now >= (expiresAt ?? after(queuedAt, limits.settled))

export const isDue = ({ dueAt }: Delivery, now: string): boolean => dueAt !== undefined && dueAt <= now
