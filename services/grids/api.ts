import { onLambda, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, {
  area: () => import('./area/handlers/index.ts'),
  boundary: () => import('./boundary/handlers/index.ts'),
  household: () => import('./household/handlers/index.ts'),
  config: () => import('./config/handlers.ts'),
})
export const handler = onLambda(api)
