import { consume, onQueueWithFiles } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, { cases: [() => import('./reactions.ts'), () => import('./jobs.ts')] })
export const handler = onQueueWithFiles(queue)
