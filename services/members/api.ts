import { onLambda, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, {
  member: () => import('./member/handlers.ts'),
  unit: () => import('./unit/handlers.ts'),
  post: () => import('./post/handlers/index.ts'),
  team: () => import('./team/handlers.ts'),
  link: () => import('./link/handlers.ts'),
  account: () => import('./account/handlers/index.ts'),
})
export const handler = onLambda(api)
