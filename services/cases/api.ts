import { onLambdaWithFiles, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, { cases: () => import('./handlers.ts') }, { proof: 'event' })
export const handler = onLambdaWithFiles(api)
