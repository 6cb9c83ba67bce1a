import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { develop } from '@wangge/files/develop'
import { FileId } from '@wangge/files/kinds'
import { countyBucket } from '@wangge/files/lambda'
import { developInto } from '@wangge/files/print'
import { Problem, say } from '@wangge/problem'
import { lambdaLog } from '@wangge/telemetry/lambda-log'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { deadLetters, sendTo } from './lambda-queue.ts'
import { readMessage } from './message.ts'
import type { DeadLetter, Log } from './ports.ts'

const OfFile = z.object({ event: z.object({ type: z.string(), data: z.object({ fileId: FileId }) }) })

export interface Darkroom {
  /** Makes an image of what was sent, if it is one. */
  readonly make: (fileId: string) => Promise<void>
  /** Gives a fact, as it came, to the room that told it. */
  readonly handOn: (room: string, body: string) => Promise<void>
  readonly deadLetter: DeadLetter
  readonly log: Log
}

/**
 * Takes facts that a file was sent before their room hears of them: makes the image, then hands the fact on. It has no
 * rows and writes none: that the file is there, and what becomes of it, is the room's.
 */
export const onSent = ({ make, handOn, deadLetter, log }: Darkroom) => {
  const take = async ({ messageId, body }: SQSRecord): Promise<void> => {
    try {
      const { success, data } = OfFile.safeParse(readMessage(body))
      if (!success) throw new Problem('invalid', say('消息与文件无关', 'The message is of no file'))
      const { type, data: of } = data.event
      await make(of.fileId)
      await handOn(type.slice(0, type.indexOf('.')), body)
    } catch (error) {
      const why = String(error)
      if (!(error instanceof Problem)) {
        log.warn('message failed, will be tried again', { messageId, why })
        throw error
      }
      log.error('dead letter', { messageId, why })
      await deadLetter({ messageId, body, why })
    }
  }
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, take, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false })
}

const open = (environment: NodeJS.ProcessEnv) => {
  const { WANGGE_COUNTY: county = '' } = environment
  const queues = new Map<string, ReturnType<typeof sendTo>>()
  const queueOf = (room: string) => {
    const send = queues.get(room) ?? sendTo(`wangge-${county}-${room}`)
    queues.set(room, send)
    return send
  }
  return onSent({
    make: developInto(countyBucket(environment), develop),
    handOn: (room, body) => queueOf(room)(body),
    deadLetter: deadLetters(`wangge-${county}-darkroom-dlq`),
    log: lambdaLog({ service: 'darkroom', county }),
  })
}

let take: ReturnType<typeof onSent> | undefined

/** The function that the darkroom's queue calls. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => {
  take ??= open(process.env)
  return take(event)
}
