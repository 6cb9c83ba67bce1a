import { Problem, say } from '@wangge/problem'
import type { SQSEvent } from 'aws-lambda'
import { onSent } from './lambda-darkroom.ts'

const fact = {
  specversion: '1.0',
  id: '01KB',
  source: '/wangge/farm/cases',
  type: 'cases.file-received.v1',
  subject: 'a',
  time: '2026-11-23T00:00:00.000Z',
  datacontenttype: 'application/json',
  county: 'farm',
  rev: 2,
  cause: 'req',
  data: { fileId: 'q3hV0m8xT2bK' },
}
const quiet = () => undefined

/** A darkroom that writes down what it does, in order. */
const aDarkroom = (make: (fileId: string) => Promise<void> = async () => undefined) => {
  const done: unknown[] = []
  const take = onSent({
    make: async (fileId) => {
      await make(fileId)
      done.push(['made', fileId])
    },
    handOn: async (room, body) => void done.push(['handed on', room, body]),
    deadLetter: async ({ why }) => void done.push(['dead', why]),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  })
  const tell = (...bodies: unknown[]) =>
    take({
      Records: bodies.map((body, n) => ({
        messageId: String(n),
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })),
    } as SQSEvent)
  return { done, tell }
}

describe('the darkroom', () => {
  it('K2 hands a fact on to the room that told it, as it came, when the image is made', async () => {
    const { done, tell } = aDarkroom()
    expect(await tell(fact)).toEqual({ batchItemFailures: [] })
    expect(done).toEqual([
      ['made', 'q3hV0m8xT2bK'],
      ['handed on', 'cases', JSON.stringify(fact)],
    ])
  })

  it('K2 hands nothing on when it cannot make it now: the message comes again, alone', async () => {
    const { done, tell } = aDarkroom(async (fileId) => {
      if (fileId === 'b') throw new Error('out of memory')
    })
    const answer = await tell(fact, { ...fact, data: { fileId: 'b' } })
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect(done).toHaveLength(2)
  })

  it.each([
    ['no JSON', '{'],
    ['a ring', { job: 'sweep-files', at: '2026-11-23T00:00:00.000Z' }],
    ['of no file', { ...fact, data: {} }],
    ['of a file that cannot be', { ...fact, data: { fileId: '../kept/a' } }],
  ])('K2 gives up at once what is %s', async (_, body) => {
    const { done, tell } = aDarkroom()
    expect(await tell(body)).toEqual({ batchItemFailures: [] })
    expect(done).toEqual([['dead', expect.stringContaining('Problem')]])
  })

  it('K2 gives up what will not heal', async () => {
    const { done, tell } = aDarkroom(async () => {
      throw new Problem('gone', say('没有了', 'Gone'))
    })
    expect(await tell(fact)).toEqual({ batchItemFailures: [] })
    expect(done).toEqual([['dead', expect.stringContaining('Gone')]])
  })
})
