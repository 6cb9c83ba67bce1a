import { consume, onSendingQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, { notifications: [() => import('./reactions.ts'), () => import('./jobs.ts')] })
export const handler = onSendingQueue(queue)
