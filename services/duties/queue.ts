import { consume, onQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, { duties: [() => import('./reactions.ts'), () => import('./jobs.ts')] })
export const handler = onQueue(queue)
