import { consume, onQueueWithFiles } from '@wangge/events'
import * as jobs from './jobs.ts'
import { manifest } from './manifest.ts'
import * as reactions from './reactions.ts'

export const queue = consume(manifest, { reactions, jobs })
export const handler = onQueueWithFiles(queue)
