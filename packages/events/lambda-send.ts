import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Sender } from './ports.ts'

/** How the county's account at its SMS provider lies in Secrets Manager. */
interface Account {
  readonly provider: string
}

const bySns =
  (client: SNSClient): Sender =>
  async ({ to, text }) => {
    const { MessageId } = await client.send(new PublishCommand({ PhoneNumber: to, Message: text }))
    if (!MessageId) throw new Error('SNS gave no message id')
    return { providerId: MessageId }
  }

/** Sends by the provider that the county's account names; the account is read when the first message goes out. */
export const lambdaSend = (
  secretId: string,
  { secrets = new SecretsManagerClient({}), sns = new SNSClient({}) } = {},
): Sender => {
  let sender: Promise<Sender> | undefined
  const open = async (): Promise<Sender> => {
    const { SecretString = '{}' } = await secrets.send(new GetSecretValueCommand({ SecretId: secretId }))
    const { provider } = JSON.parse(SecretString) as Account
    if (provider !== 'aws') throw new Error(`no sender for the SMS provider ${provider}`)
    return bySns(sns)
  }
  return async (message) => {
    sender ??= open()
    sender.catch(() => {
      sender = undefined
    })
    return (await sender)(message)
  }
}
