import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Sender } from './ports.ts'

/** How the county's account at its SMS provider lies in Secrets Manager. */
interface Account {
  readonly provider: string
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'error')

/** Did the provider itself say no? A lost connection or a fault on its side says nothing about the message. */
const isRefusal = (error: unknown): boolean => {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode ?? 0
  return status >= 400 && status < 500
}

const bySns =
  (client: SNSClient): Sender =>
  async ({ to, text }) => {
    try {
      const { MessageId } = await client.send(new PublishCommand({ PhoneNumber: to, Message: text }))
      if (!MessageId) throw new Error('SNS gave no message id')
      return { providerId: MessageId }
    } catch (error) {
      if (isRefusal(error)) return { refused: nameOf(error) }
      throw error
    }
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
    return provider === 'aws' ? bySns(sns) : async () => ({ refused: `no sender for ${provider}`.slice(0, 60) })
  }
  return async (message) => {
    sender ??= open()
    try {
      await sender
    } catch (error) {
      // without the account nothing was sent; it is asked for again
      sender = undefined
      return { refused: nameOf(error) }
    }
    return (await sender)(message)
  }
}
