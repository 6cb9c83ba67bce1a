import { consume, onSendingQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, {
  telling: [() => import('./telling/reactions.ts').then(({ reactions }) => reactions)],
  message: [() => import('./message/reactions.ts'), () => import('./message/jobs.ts')],
})
export const handler = onSendingQueue(queue)
