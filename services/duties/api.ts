import { onLambda, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, {
  sheet: () => import('./sheet/handlers.ts'),
  contact: () => import('./contact/handlers/index.ts'),
})
export const handler = onLambda(api)
