import { type Handler, onLoaded } from './on-lambda.ts'
import type { Api } from './serve.ts'

/** The function API Gateway calls, for a room that needs `files`: no other function has to carry what signs for them. */
export const onLambdaWithFiles = (api: Api, environment: NodeJS.ProcessEnv = process.env): Handler =>
  onLoaded(api, environment, () =>
    import('./lambda-with-files.ts').then(({ lambdaEngineWithFiles }) => lambdaEngineWithFiles),
  )
