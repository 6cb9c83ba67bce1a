import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { openTable } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { mockClient } from 'aws-sdk-client-mock'
import { keyFile, secretFile } from './key-file.ts'
import { CountyKey, kmsKeys } from './kms.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'wangge-keys-'))

describe('the key file', () => {
  it('is made once, for its owner only, and leaves nothing else behind', async () => {
    const path = join(folder(), 'keys', 'county.key')
    const key = await keyFile(path).countyKey()
    expect(key).toHaveLength(32)
    expect(await keyFile(path).countyKey()).toEqual(key)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, '..'))).toEqual(['county.key'])
  })

  it('is refused when others may read it', async () => {
    const path = join(folder(), 'county.key')
    await keyFile(path).countyKey()
    chmodSync(path, 0o644)
    await expect(keyFile(path).countyKey()).rejects.toThrow('chmod 600')
  })

  it('keeps the first key when two start at once', () => {
    const path = join(folder(), 'secret')
    const make = () => {
      secretFile(path, () => 'theirs')
      return 'ours'
    }
    expect(secretFile(path, make)).toBe('theirs')
    expect(readFileSync(path, 'utf8')).toBe('theirs')
  })
})

describe('the county key from KMS', () => {
  const plain = Buffer.alloc(32, 5)
  const world = () => {
    const client = new KMSClient({ region: 'us-east-1' })
    const kms = mockClient(client)
    let made = 0
    kms.on(GenerateDataKeyCommand).callsFake(() => ({ CiphertextBlob: Buffer.from(`wrapped-${++made}`) }))
    kms.on(DecryptCommand).resolves({ Plaintext: plain })
    const table = openTable(openSqlite(':memory:'))
    const keys = kmsKeys({ table, keyId: 'key-1', county: 'farm', client })
    return { kms, table, keys }
  }

  it('is an AES_256 data key, made once in the life of the county and bound to it', async () => {
    const { kms, keys, table } = world()
    expect(await keys.countyKey()).toEqual(plain)
    expect(await keys.countyKey()).toEqual(plain)
    expect(kms.commandCalls(GenerateDataKeyCommand).map((call) => call.args[0].input)).toEqual([
      { KeyId: 'key-1', KeySpec: 'AES_256', EncryptionContext: { county: 'farm' } },
    ])
    expect(kms.commandCalls(DecryptCommand)[0]?.args[0].input).toEqual({
      KeyId: 'key-1',
      EncryptionContext: { county: 'farm' },
      CiphertextBlob: Buffer.from('wrapped-1'),
    })
    expect(await table.get(CountyKey, {})).toEqual({
      wrapped: Buffer.from('wrapped-1').toString('base64'),
      rev: 1,
    })
  })

  it('is the same for functions that start at once', async () => {
    const { kms, keys } = world()
    await Promise.all([keys.countyKey(), keys.countyKey(), keys.countyKey()])
    const blobs = kms.commandCalls(DecryptCommand).map((call) => String(call.args[0].input.CiphertextBlob))
    expect(new Set(blobs).size).toBe(1)
  })
})
