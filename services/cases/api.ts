import { onLambdaWithFiles, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(
  manifest,
  {
    case: () => import('./case/handlers/index.ts'),
    mediation: () => import('./mediation/handlers/index.ts'),
    deed: () => import('./deed/handlers/index.ts'),
    disclosure: () => import('./disclosure/handlers/index.ts'),
    project: () => import('./project/handlers.ts'),
    finding: () => import('./finding/handlers/index.ts'),
    file: () => import('./file/handlers.ts'),
    attached: () => import('./attached/handlers/index.ts'),
    public: () => import('./public/handlers/index.ts'),
    resident: () => import('./resident/handlers.ts'),
    privacy: () => import('./privacy/handlers.ts'),
    open311: () => import('./open311/handlers.ts'),
    pages: () => import('./pages/handlers/index.ts'),
    'state-tables': () => import('./state-tables/handlers.ts'),
  },
  { proof: 'event' },
)
export const handler = onLambdaWithFiles(api)
