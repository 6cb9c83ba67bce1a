import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb'
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Row, Write } from './driver.ts'
import { aws, inputs, op, other, row, slept, standIn, table } from './toy-dynamodb.ts'

standIn()

const cancelled = (...codes: (string | [string, string])[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'cancelled',
    CancellationReasons: codes.map((code) =>
      typeof code === 'string'
        ? { Code: code, ...(code === 'ConditionalCheckFailed' && { Item: { r: { N: '7' } } }) }
        : { Code: code[0], Message: code[1] },
    ),
  })
const error = (name: string, message = name) => Object.assign(new Error(message), { name })
const sizeMessage = 'Item size has exceeded the maximum allowed size'

describe('what became of a transaction', () => {
  const pair = [op({ kind: 'put', row, if: { rev: 1 } }), op({ kind: 'put', row: other, if: 'absent' }, 'other')]
  const conflict = (at: number, reason: string) => ({ name: 'Conflict', op: at, entity: at ? 'other' : 'case', reason })
  const problem = (code: string) => ({ name: 'Problem', code })

  it.each([
    // reasons of the two writes, what the caller sees, how often it was tried
    [cancelled('ConditionalCheckFailed', 'None'), conflict(0, 'stale'), 1],
    [cancelled('None', 'ConditionalCheckFailed'), conflict(1, 'exists'), 1],
    [cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'), conflict(0, 'stale'), 1],
    [cancelled(['ConditionalCheckFailed', 'no such item'], 'None'), conflict(0, 'missing'), 1],
    [cancelled('TransactionConflict', 'ConditionalCheckFailed'), conflict(1, 'exists'), 1],
    [cancelled('TransactionConflict', 'None'), problem('unavailable'), 6],
    [cancelled('None', 'ThrottlingError'), problem('unavailable'), 6],
    [cancelled('ProvisionedThroughputExceeded', 'TransactionConflict'), problem('unavailable'), 6],
    [cancelled(['ValidationError', sizeMessage], 'None'), { ...problem('invalid'), facts: { maxBytes: 409600 } }, 1],
    [cancelled('ItemCollectionSizeLimitExceeded', 'None'), { ...problem('invalid'), facts: { maxBytes: 409600 } }, 1],
    [cancelled('TransactionConflict', ['ValidationError', 'bad key']), { ...problem('invalid'), facts: {} }, 1],
    [new TransactionInProgressException({ $metadata: {}, message: 'again' }), problem('unavailable'), 6],
    [error('ThrottlingException'), problem('unavailable'), 6],
    [error('ProvisionedThroughputExceededException'), problem('unavailable'), 6],
    [error('RequestLimitExceeded'), problem('unavailable'), 6],
    [error('ValidationException', sizeMessage), { ...problem('invalid'), facts: { maxBytes: 409600 } }, 1],
    [
      error('ValidationException', 'Size of hashkey has exceeded the maximum size limit of 2048 bytes'),
      { ...problem('invalid'), facts: {} },
      1,
    ],
    [error('Error', 'Special numeric value NaN is not allowed'), problem('invalid'), 1],
    [error('IdempotentParameterMismatchException'), { name: 'IdempotentParameterMismatchException' }, 1],
    [cancelled('AccessDenied', 'None'), { name: 'TransactionCanceledException' }, 1],
    [error('InternalServerError'), { name: 'InternalServerError' }, 1],
  ])('%#: %s', async (thrown, seen, tries) => {
    aws.on(TransactWriteCommand).rejects(thrown)
    await expect(table.write(pair)).rejects.toMatchObject(seen)
    expect(aws.calls()).toHaveLength(tries)
    expect(slept).toHaveLength(tries - 1)
    // one name for all tries: a try that did succeed cannot happen again
    expect(new Set(inputs().map((input) => (input as { ClientRequestToken: string }).ClientRequestToken)).size).toBe(1)
  })

  it('succeeds at last when a conflict or throttle passes, with growing pauses', async () => {
    aws
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('TransactionConflict', 'None'))
      .rejectsOnce(cancelled('None', 'ThrottlingError'))
      .rejectsOnce(new TransactionInProgressException({ $metadata: {}, message: 'again' }))
      .resolves({})
    await table.write(pair)
    expect(slept).toEqual([12.5, 25, 50])
  })
})

describe('what became of a single write', () => {
  const Item = { r: { N: '7' } }
  const failed = (item?: typeof Item) => new ConditionalCheckFailedException({ $metadata: {}, message: '', Item: item })
  const busy = new ProvisionedThroughputExceededException({ $metadata: {}, message: '' })
  const stale: Write = { kind: 'put', row, if: { rev: 1 } }

  it.each([
    [failed(Item), stale, { name: 'Conflict', reason: 'stale' }, 1],
    [failed(), stale, { name: 'Conflict', reason: 'missing' }, 1],
    [failed(), { ...stale, if: 'absent' } as Write, { name: 'Conflict', reason: 'exists' }, 1],
    [failed(), { ...stale, if: 'exists' } as Write, { name: 'Conflict', reason: 'missing' }, 1],
    [busy, stale, { name: 'Problem', code: 'unavailable' }, 6],
    [new TransactionConflictException({ $metadata: {}, message: '' }), stale, { code: 'unavailable' }, 6],
    [error('ValidationException', sizeMessage), stale, { code: 'invalid', facts: { maxBytes: 409600 } }, 1],
    [error('ResourceNotFoundException'), stale, { name: 'ResourceNotFoundException' }, 1],
  ])('%#: %s', async (thrown, write, seen, tries) => {
    aws.on(PutCommand).rejects(thrown)
    await expect(table.write([op(write)])).rejects.toMatchObject(seen)
    expect(aws.calls()).toHaveLength(tries)
  })

  it('tries only what was not settled again when each is on its own', async () => {
    const items = Array.from({ length: 40 }, (_, at): Row => ({ pk: `k${at}`, sk: 's', e: 'x', r: 1 }))
    let calls = 0
    aws.on(PutCommand).callsFake(({ Item: { pk } }) => {
      calls++
      if (pk === 'k3') throw failed()
      if (pk === 'k7' && calls < 45) throw busy
      return {}
    })
    const outcomes = await table.writeEach(items.map((item) => op({ kind: 'put', row: item, if: 'absent' })))
    expect(outcomes.map((outcome, at) => (outcome === 'written' ? '' : `${at} ${outcome}`)).join('')).toBe('3 exists')
    expect(calls).toBe(45)
  })
})
