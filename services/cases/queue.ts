import { consume, onQueueWithFiles } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest, {
  case: [() => import('./case/reactions.ts'), () => import('./case/jobs.ts')],
  mediation: [() => import('./mediation/reactions.ts'), () => import('./mediation/jobs.ts')],
  deed: [() => import('./deed/jobs.ts')],
  finding: [() => import('./finding/reactions.ts'), () => import('./finding/jobs.ts')],
  file: [() => import('./file/jobs.ts')],
  attached: [() => import('./attached/reactions.ts')],
  leaving: [() => import('./leaving/reactions.ts')],
  privacy: [() => import('./privacy/jobs.ts')],
})
export const handler = onQueueWithFiles(queue)
