import { onLambda, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, {
  review: () => import('./review/handlers.ts'),
})
export const handler = onLambda(api)
