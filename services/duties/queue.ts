import { consume, onQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, {
  sheet: [() => import('./sheet/reactions.ts'), () => import('./sheet/jobs.ts')],
  contact: [() => import('./contact/reactions.ts')],
})
export const handler = onQueue(queue)
