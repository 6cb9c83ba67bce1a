/**
 * List prices in us-east-1, in dollars, as known in 2026, without what is free for a while or up to an amount.
 * Beside each, the page that says it: look there before a bill is estimated by them.
 */
export const prices = {
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  /** The same page: what Lambda reads of a stream for its triggers is not billed. */
  streamRead: 0,
  /** https://aws.amazon.com/sns/pricing/: requests of at most 64 KB; to hand on to a queue is free. */
  publish: 0.5e-6,
  /** https://aws.amazon.com/sqs/pricing/: standard queues; to send, to receive and to delete are a request each. */
  queueRequest: 0.4e-6,
  /** https://aws.amazon.com/lambda/pricing/: arm64. */
  call: 0.2e-6,
  gigabyteSecond: 13.3334e-6,
  /** https://aws.amazon.com/api-gateway/pricing/: HTTP API, requests of at most 512 KB. */
  request: 1e-6,
  /** https://aws.amazon.com/eventbridge/pricing/: scheduler. */
  ring: 1e-6,
} as const

/** What the bill depends on besides. */
export const terms = {
  /** A function has a whole processor at 1,769 MB and a part of it below: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
  processorGb: 1769 / 1024,
  /** Memory of a function while it waits, as the county stack gives it. */
  memoryGb: 1,
  /** A call of the table, there and back: AWS says "single-digit milliseconds". Nothing else here is not measured or published. */
  waitMs: 5,
  /** Lambda holds so many receives open on every queue, each for twenty seconds: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
  pollers: 5,
  pollSeconds: 20,
} as const
