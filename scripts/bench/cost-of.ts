import { prices, terms } from './prices.ts'

/** What was used of everything that is billed. */
export interface Use {
  /** Requests at the gateway. */
  readonly requests: number
  readonly writeUnits: number
  readonly readUnits: number
  /** Calls of the table, each waited for. */
  readonly trips: number
  /** Requests to the topic. */
  readonly publishes: number
  /** Messages put into queues, and batches of them taken by a function. */
  readonly messages: number
  readonly takes: number
  readonly rings: number
  /** Milliseconds of a whole processor. */
  readonly cpuMs: number
}

/** What an operation uses, many times over. */
export const times = (use: Use, count: number): Use => mapped(use, (amount) => amount * count)

/** What several use together. */
export const together = (uses: readonly Use[]): Use =>
  uses.reduce((sum, use) => mapped(sum, (amount, what) => amount + use[what]))

const mapped = (use: Use, to: (amount: number, what: keyof Use) => number): Use =>
  Object.fromEntries(
    Object.entries(use).map(([what, amount]) => [what, to(amount, what as keyof Use)]),
  ) as unknown as Use

/** Dollars by the lines of a bill. */
export const billOf = (use: Use) => ({
  gateway: use.requests * prices.request,
  tableWrites: use.writeUnits * prices.writeUnit,
  tableReads: use.readUnits * prices.readUnit,
  streams: use.publishes * prices.streamRead,
  topic: use.publishes * prices.publish,
  queues: (use.messages + 2 * use.takes) * prices.queueRequest,
  // one for a request, for a batch of the stream, for a batch of a queue
  functionCalls: (use.requests + use.publishes + use.takes) * prices.call,
  functionWork: (use.cpuMs / 1000) * terms.processorGb * prices.gigabyteSecond,
  functionWaits: ((use.trips * terms.waitMs) / 1000) * terms.memoryGb * prices.gigabyteSecond,
  scheduler: use.rings * prices.ring,
})
export type Bill = ReturnType<typeof billOf>

/** The sum of a bill. */
export const dollarsOf = (bill: Bill): number => Object.values(bill).reduce((sum, dollars) => sum + dollars, 0)

/** A year of looking into queues in which nothing is. */
export const emptyPolls = (queues: number): number =>
  queues * terms.pollers * ((365 * 86_400) / terms.pollSeconds) * prices.queueRequest
