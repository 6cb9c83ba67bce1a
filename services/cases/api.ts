import { onLambdaWithFiles, serve } from '@wangge/http'
import * as handlers from './handlers.ts'
import { manifest } from './manifest.ts'

export const api = serve(manifest, handlers, { proof: 'event' })
export const handler = onLambdaWithFiles(api)
