import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Api } from './serve.ts'

type Handler = (event: APIGatewayProxyEventV2, context: unknown) => Promise<APIGatewayProxyStructuredResultV2>

/**
 * The function API Gateway calls. What belongs to AWS is loaded only there: at once when Lambda starts the function,
 * never in the embedded county, which uses the same entry files.
 */
export const onLambda = (api: Api, environment: NodeJS.ProcessEnv = process.env): Handler => {
  let ready: Promise<Handler> | undefined
  const start = (): Promise<Handler> => {
    ready ??= import('./lambda.ts').then(({ lambdaEngine }) => api(lambdaEngine(api.manifest.name, environment)))
    return ready
  }
  if (environment.AWS_LAMBDA_FUNCTION_NAME) void start()
  return async (event, context) => (await start())(event, context)
}
