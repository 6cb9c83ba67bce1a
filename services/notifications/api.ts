import { onLambda, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, { message: () => import('./message/handlers.ts') })
export const handler = onLambda(api)
