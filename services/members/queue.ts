import { consume, onQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, { post: [() => import('./post/jobs.ts')] })
export const handler = onQueue(queue)
