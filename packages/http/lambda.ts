import { KMSClient } from '@aws-sdk/client-kms'
import { lambdaPorts, premisesIn } from '@wangge/events/lambda-ports'
import { cursorKeyIn } from './cursor-key.ts'
import { kmsSigner } from './kms-signer.ts'
import type { Engine } from './ports.ts'
import { openTokens } from './tokens.ts'

/** What the function behind the gateway has on AWS. */
export const lambdaEngine = (service: string, environment: NodeJS.ProcessEnv): Engine => {
  const premises = premisesIn(environment)
  const { county, keyIds } = premises
  const ports = lambdaPorts(service, premises)
  return {
    ...ports,
    tokens: openTokens({ signer: kmsSigner({ keyId: keyIds.sign, client: new KMSClient({}) }), county }),
    cursorKey: cursorKeyIn(ports.table),
  }
}
