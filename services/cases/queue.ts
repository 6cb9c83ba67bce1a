import { consume, onQueue } from '@wangge/events'
import * as jobs from './jobs.ts'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, { jobs })
export const handler = onQueue(queue)
