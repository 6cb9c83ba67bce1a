import type { Reason, Write } from './driver.ts'

/** DynamoDB's names for what went wrong, of one write of a transaction or of a whole command. */
const reasons: Readonly<Record<string, Reason>> = {
  None: 'none',
  ConditionalCheckFailed: 'condition',
  ConditionalCheckFailedException: 'condition',
  TransactionConflict: 'conflict',
  TransactionConflictException: 'conflict',
  TransactionInProgressException: 'conflict',
  ProvisionedThroughputExceeded: 'throttle',
  ProvisionedThroughputExceededException: 'throttle',
  ThrottlingError: 'throttle',
  ThrottlingException: 'throttle',
  RequestLimitExceeded: 'throttle',
  ItemCollectionSizeLimitExceeded: 'too-large',
  ItemCollectionSizeLimitExceededException: 'too-large',
  ValidationError: 'invalid',
  ValidationException: 'invalid',
}

/** An error of the SDK, or one of a cancelled transaction's reasons. */
export interface Failure {
  readonly name?: string
  readonly Code?: string
  readonly message?: string
  readonly Message?: string
  readonly Item?: object
  readonly CancellationReasons?: readonly Failure[]
}

/** What became of one write; `undefined` for a failure that is not about the write. */
export const reasonOf = (write: Write, failure: Failure): Reason | undefined => {
  const reason = reasons[failure.Code ?? failure.name ?? '']
  const isRev = write.kind !== 'add' && typeof write.if === 'object' && 'rev' in write.if
  if (reason === 'condition' && isRev && !failure.Item) return 'missing'
  if (
    reason === 'invalid' &&
    /item size|aggregated size|collection size/i.test(failure.Message ?? failure.message ?? '')
  )
    return 'too-large'
  // the client's own refusal of numbers that DynamoDB cannot keep
  if (!reason && /^(Number .* than Number|Special numeric value)/.test(failure.message ?? '')) return 'invalid'
  return reason
}

/** Reasons of a whole transaction; throws what is not about its writes. */
export const reasonsOf = (writes: readonly Write[], error: Failure): Reason[] =>
  writes.map((write, at) => {
    const reason = reasonOf(write, error.CancellationReasons?.[at] ?? error)
    if (!reason) throw error
    return reason
  })
