import { consume, onQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, {
  subject: [() => import('./subject/reactions.ts')],
  record: [() => import('./record/reactions.ts')],
  review: [() => import('./review/jobs.ts')],
})
export const handler = onQueue(queue)
