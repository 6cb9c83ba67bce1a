import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { Conflict, defineEntity, putNew, type Table } from '@wangge/table'
import * as z from 'zod'
import type { Keys } from './keys.ts'

/** The county key as KMS wrapped it, made once in the county's life. */
export const CountyKey = defineEntity('county', 'county-key', {
  schema: z.object({ wrapped: z.string() }),
  key: (_: Record<never, never>) => ['keys', 'vault'],
  brief: [],
})

/** The county key from KMS: one `Decrypt` in a function's life, no call per row. */
export const kmsKeys = ({
  table,
  keyId,
  county,
  client = new KMSClient({}),
}: {
  table: Pick<Table, 'get' | 'need' | 'write'>
  keyId: string
  county: string
  client?: Pick<KMSClient, 'send'>
}): Keys => {
  const context = { KeyId: keyId, EncryptionContext: { county } }

  /** AES_256 by name: the default of China's regions is another. */
  const make = async (): Promise<string> => {
    const { CiphertextBlob } = await client.send(new GenerateDataKeyCommand({ ...context, KeySpec: 'AES_256' }))
    const wrapped = Buffer.from(CiphertextBlob as Uint8Array).toString('base64')
    try {
      await table.write([putNew(CountyKey, { wrapped })])
      return wrapped
    } catch (error) {
      // another function was first: its key is the county's
      if (!(error instanceof Conflict)) throw error
      return (await table.need(CountyKey, {})).wrapped
    }
  }
  return {
    async countyKey() {
      const wrapped = (await table.get(CountyKey, {}))?.wrapped ?? (await make())
      const { Plaintext } = await client.send(
        new DecryptCommand({ ...context, CiphertextBlob: Buffer.from(wrapped, 'base64') }),
      )
      return Buffer.from(Plaintext as Uint8Array)
    },
  }
}
