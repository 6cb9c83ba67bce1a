import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Engine } from './ports.ts'
import type { Api } from './serve.ts'

/** The function API Gateway calls. */
export type Handler = (event: APIGatewayProxyEventV2, context: unknown) => Promise<APIGatewayProxyStructuredResultV2>
type Open = (service: string, environment: NodeJS.ProcessEnv) => Engine

/**
 * A function over what belongs to AWS, which is loaded only there: at once when Lambda starts the function, never in
 * the embedded county, which uses the same entry files.
 */
export const onLoaded = (api: Api, environment: NodeJS.ProcessEnv, load: () => Promise<Open>): Handler => {
  let ready: Promise<Handler> | undefined
  const start = (): Promise<Handler> => {
    ready ??= load().then((open) => api(open(api.manifest.name, environment)))
    return ready
  }
  if (environment.AWS_LAMBDA_FUNCTION_NAME) void start()
  return async (event, context) => (await start())(event, context)
}

/** The function API Gateway calls, for a room that takes no files. */
export const onLambda = (api: Api, environment: NodeJS.ProcessEnv = process.env): Handler => {
  const { name, needs } = api.manifest
  if (needs.includes('files')) throw new Error(`${name} needs files: its entry is onLambdaWithFiles`)
  return onLoaded(api, environment, () => import('./lambda.ts').then(({ lambdaEngine }) => lambdaEngine))
}
